namespace Patchbay.Integrations.Files;

/// <summary>Reads how lists are paged: once for the integration, and what a method does differently.</summary>
internal static class PagingReader
{
    /// <param name="inherited">The integration's paging, whose members hold where this mapping says nothing; null for none.</param>
    public static Paging? Read(Section owner, Paging? inherited)
    {
        if (!owner.Has("paging"))
        {
            return inherited;
        }

        if (owner.Value("paging") is YamlText { Text: "none" })
        {
            return null;
        }

        if (owner.Child("paging", "paging") is not { } paging)
        {
            return null;
        }

        var style = paging.Choice("style", ("page", PagingStyle.Page), ("offset", PagingStyle.Offset), ("cursor", PagingStyle.Cursor), ("link", PagingStyle.Link));
        if (style is null && inherited is null)
        {
            if (!paging.Has("style"))
            {
                paging.RequiredText("style");
            }

            // Stands in so that the methods, which inherit it, do not repeat the problem.
            return new Paging { Style = PagingStyle.Link };
        }

        var start = inherited ?? new Paging { Style = style!.Value };
        var merged = start with
        {
            Style = style ?? start.Style,
            Position = paging.Text("position") ?? start.Position,
            Size = paging.Text("size") is { } size ? size == "none" ? null : size : start.Size,
            MaxSize = paging.Integer("max_size", 1, 100_000) ?? start.MaxSize,
            DefaultSize = paging.Integer("default_size", 1, 100_000) ?? start.DefaultSize,
            FirstPage = paging.Integer("first_page", 0, 1) ?? start.FirstPage,
            InBody = paging.Choice("in", ("query", false), ("body", true)) ?? start.InBody,
            Next = paging.Text("next") ?? start.Next,
            Total = paging.Text("total") ?? start.Total,
            More = paging.Text("more") ?? start.More,
            EndsByLink = paging.Choice("end", ("link", true)) ?? start.EndsByLink,
            Forward = Forward(paging, start.Forward),
            With = paging.Has("with") ? paging.TextMap("with") : start.With,
        };
        if (inherited is null || Problems(inherited).Count == 0)
        {
            foreach (var (key, problem) in Problems(merged))
            {
                paging.Error(key, problem);
            }
        }

        return merged;
    }

    private static ForwardPaging? Forward(Section paging, ForwardPaging? inherited)
    {
        if (!paging.Has("forward"))
        {
            return inherited;
        }

        return paging.Value("forward") is not YamlText { Text: "none" } && paging.Child("forward", "forward") is { } forward
            ? new ForwardPaging(forward.RequiredText("position"), forward.RequiredText("header"), forward.RequiredText("value"), forward.RequiredText("unless"))
            : null;
    }

    private static List<(string Key, string Problem)> Problems(Paging paging)
    {
        var problems = new List<(string, string)>();
        if (paging.Position is null && paging.Style != PagingStyle.Link)
        {
            problems.Add(("position", $"paging by {paging.Style.ToString().ToLowerInvariant()} needs 'position': the parameter that says which part is wanted"));
        }

        if (paging.Next is null && paging.Style == PagingStyle.Cursor)
        {
            problems.Add(("next", "paging by cursor needs 'next': where the answer tells the next cursor"));
        }

        if (paging is { Forward: not null, Style: not PagingStyle.Page })
        {
            problems.Add(("forward", "'forward' goes with style page, which lists that are sorted fall back to"));
        }

        if (paging.DefaultSize > paging.MaxSize)
        {
            problems.Add(("default_size", $"default_size {paging.DefaultSize} is above max_size {paging.MaxSize}"));
        }

        return problems;
    }
}
