namespace Patchbay.Integrations.Files;

/// <summary>Tool annotations: what follows from the kind of method, and what a file says otherwise.</summary>
internal static class AnnotationReader
{
    public static Annotations Read(Section method, MethodKind kind, string verb)
    {
        var usual = Usual(kind, verb);
        if (method.Child("annotations", "annotations") is not { } section)
        {
            return usual;
        }

        // Reading neither destroys nor adds up, so a method called read only needs to say no more.
        var readOnly = section.Flag("read_only") ?? usual.ReadOnly;
        var annotations = new Annotations(
            readOnly,
            section.Flag("destructive") ?? (!readOnly && usual.Destructive),
            section.Flag("idempotent") ?? (readOnly || usual.Idempotent),
            section.Flag("open_world") ?? usual.OpenWorld);
        if (annotations is { ReadOnly: true, Destructive: true })
        {
            section.Error("destructive", "a method cannot be both read_only and destructive");
        }

        return annotations;
    }

    private static Annotations Usual(MethodKind kind, string verb) => (kind, verb) switch
    {
        (MethodKind.List or MethodKind.Get, _) or (MethodKind.Custom, "GET") => new Annotations(true, false, true, true),
        (MethodKind.Create, _) or (MethodKind.Custom, "POST") => new Annotations(false, false, false, true),
        _ => new Annotations(false, true, true, true),
    };
}
