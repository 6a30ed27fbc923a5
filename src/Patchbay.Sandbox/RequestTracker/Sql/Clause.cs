namespace Patchbay.Sandbox.RequestTracker.Sql;

/// <summary>A parsed query.</summary>
abstract record Clause;

/// <summary>Clauses of one pair of brackets, joined left to right.</summary>
/// <param name="Parts">Each with the word before it; the first one's is meaningless.</param>
sealed record Group(IReadOnlyList<(bool And, Clause Clause)> Parts) : Clause;

/// <summary>One condition.</summary>
/// <param name="Field">As written, for example <c>Requestor.Name</c> or <c>CF.{Severity}</c>.</param>
/// <param name="Operator">Upper case, for example <c>NOT LIKE</c>.</param>
/// <param name="Value">Null for NULL.</param>
sealed record Condition(string Field, string Operator, string? Value) : Clause
{
    /// <summary>True for the operators that hold when nothing matches.</summary>
    public bool IsNegative => Operator is "!=" or "NOT LIKE" or "NOT STARTSWITH" or "NOT ENDSWITH" or "IS NOT";
}

/// <summary>The query is not understood; the product shows the message with its own file and line behind it.</summary>
sealed class SqlException(string message) : Exception(message);
