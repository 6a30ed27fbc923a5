namespace Patchbay.Sandbox.RequestTracker.Articles;

sealed class Article : Entity
{
    public override string Type => "article";

    public string Summary { get; set; } = "";

    public required ArticleClass Class { get; set; }
}

/// <summary>A group of articles; the product calls it a class.</summary>
sealed class ArticleClass : Entity
{
    public override string Type => "class";

    public string Description { get; set; } = "";

    public int SortOrder { get; set; }
}
