using Patchbay.Sandbox.RequestTracker.Articles;
using Patchbay.Sandbox.RequestTracker.Assets;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Queues;
using Patchbay.Sandbox.RequestTracker.Searches;
using Patchbay.Sandbox.RequestTracker.Tickets;

namespace Patchbay.Sandbox.RequestTracker;

/// <summary>Everything one simulated Request Tracker knows.</summary>
sealed class Tracker(TimeProvider clock)
{
    static readonly int FirstPrincipal = 30;

    readonly IdSequence principals = new(FirstPrincipal);

    public Table<User> Users => field ??= new(principals);

    public Table<Group> Groups => field ??= new(principals);

    public Table<TicketQueue> Queues { get; } = new(new(1));

    public Table<Ticket> Tickets { get; } = new(new(1));

    public Table<Transaction> Transactions { get; } = new(new(1));

    public Table<Attachment> Attachments { get; } = new(new(1));

    public Table<CustomField> CustomFields { get; } = new(new(1));

    public Table<CustomFieldValue> CustomFieldValues { get; } = new(new(1));

    public Table<Asset> Assets { get; } = new(new(1));

    public Table<Catalog> Catalogs { get; } = new(new(1));

    public Table<Article> Articles { get; } = new(new(1));

    public Table<ArticleClass> Classes { get; } = new(new(1));

    public Table<SavedSearch> Searches { get; } = new(new(1));

    public List<Link> Links { get; } = [];

    public User Nobody { get; set; } = null!;

    /// <summary>The time, in whole seconds as the product stores it.</summary>
    public DateTimeOffset Now =>
        Replayed ?? new(clock.GetUtcNow().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>Set while seeding, so that the past is written by the same code as the present; null afterwards.</summary>
    public DateTimeOffset? Replayed { get; set; }

    public Entity? Find(string type, int id) => type switch
    {
        "ticket" => Tickets.Find(id),
        "user" => Users.Find(id),
        "group" => Groups.Find(id),
        "queue" => Queues.Find(id),
        "asset" => Assets.Find(id),
        "catalog" => Catalogs.Find(id),
        "article" => Articles.Find(id),
        "class" => Classes.Find(id),
        "customfield" => CustomFields.Find(id),
        "transaction" => Transactions.Find(id),
        "attachment" => Attachments.Find(id),
        _ => null,
    };

    /// <summary>Dates and signs a record that is being made, and stores it.</summary>
    public T Create<T>(Table<T> table, T entity, User by) where T : Entity
    {
        entity.Creator = entity.LastUpdatedBy = by;
        entity.Created = entity.LastUpdated = Now;
        return table.Add(entity);
    }

    /// <summary>Dates and signs a change to a record.</summary>
    public void Touch(Entity entity, User by)
    {
        entity.LastUpdatedBy = by;
        entity.LastUpdated = Now;
    }

    /// <summary>Adds to a record's history, which also dates the record.</summary>
    public Transaction Record(Entity about, User by, Transaction change)
    {
        change.About = about;
        Create(Transactions, change, by);
        Touch(about, by);
        return change;
    }
}
