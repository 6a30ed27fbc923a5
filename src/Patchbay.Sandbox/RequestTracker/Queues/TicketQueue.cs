namespace Patchbay.Sandbox.RequestTracker.Queues;

sealed class TicketQueue : Entity
{
    public override string Type => "queue";

    public string Description { get; set; } = "";

    public string CorrespondAddress { get; set; } = "";

    public string CommentAddress { get; set; } = "";

    public int SortOrder { get; set; }
}
