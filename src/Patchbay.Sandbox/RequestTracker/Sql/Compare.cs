using System.Globalization;

namespace Patchbay.Sandbox.RequestTracker.Sql;

/// <summary>Conditions on stored values. Negative operators hold when no value matches; a missing value matches only IS NULL.</summary>
static class Compare
{
    /// <summary>On texts, without regard to case; empty ones count as missing.</summary>
    public static Func<IEnumerable<string>, bool> Texts(Condition condition)
    {
        if (condition.Value is not { } value)
            return Absence(condition);
        const StringComparison ignoreCase = StringComparison.OrdinalIgnoreCase;
        Func<string, bool> one = condition.Operator switch
        {
            "LIKE" or "NOT LIKE" => Pattern.Contains(value, ignoreCase),
            "STARTSWITH" or "NOT STARTSWITH" => Pattern.Starts(value, ignoreCase),
            "ENDSWITH" or "NOT ENDSWITH" => Pattern.Ends(value, ignoreCase),
            "<" => s => string.Compare(s, value, ignoreCase) < 0,
            ">" => s => string.Compare(s, value, ignoreCase) > 0,
            "<=" => s => string.Compare(s, value, ignoreCase) <= 0,
            ">=" => s => string.Compare(s, value, ignoreCase) >= 0,
            _ => s => s.Equals(value, ignoreCase),
        };
        return condition.IsNegative ? values => !values.Any(one) : values => values.Any(one);
    }

    public static Func<string?, bool> Text(Condition condition)
    {
        var texts = Texts(condition);
        return value => texts(string.IsNullOrEmpty(value) ? [] : [value]);
    }

    /// <summary>On numbers; a value that is none finds nothing.</summary>
    public static Func<int, bool> Number(Condition condition)
    {
        if (condition.Value is not { } text)
            return _ => condition.IsNegative;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return _ => condition.Operator == "!=";
        return condition.Operator switch
        {
            "!=" or "IS NOT" => n => n != value,
            "<" => n => n < value,
            ">" => n => n > value,
            "<=" => n => n <= value,
            ">=" => n => n >= value,
            _ => n => n == value,
        };
    }

    /// <summary>On dates; <c>=</c> with a day means any time of that day.</summary>
    public static Func<DateTimeOffset?, bool> Date(Condition condition, DateTimeOffset now)
    {
        if (condition.Value is not { } text)
            return condition.IsNegative ? d => d is not null : d => d is null;
        var (value, wholeDay) = DateWords.Read(text, now);
        return condition.Operator switch
        {
            "<" => d => d < value,
            ">" => d => d > value,
            "<=" => d => d <= value,
            ">=" => d => d >= value,
            "!=" or "IS NOT" => d => d is { } at && !Same(at, value, wholeDay),
            _ => d => d is { } at && Same(at, value, wholeDay),
        };
    }

    static bool Same(DateTimeOffset at, DateTimeOffset value, bool wholeDay) =>
        wholeDay ? at.UtcDateTime.Date == value.UtcDateTime.Date : at == value;

    static Func<IEnumerable<string>, bool> Absence(Condition condition) =>
        condition.IsNegative ? values => values.Any(v => v.Length > 0) : values => !values.Any(v => v.Length > 0);
}
