using System.Text;

namespace Patchbay.Storage;

/// <summary>
/// A WHERE clause of the conditions whose value is given. Leaving a condition out, unlike <c>@x IS NULL OR column = @x</c>,
/// lets the planner use the index.
/// </summary>
sealed class Where
{
    private readonly StringBuilder clause = new();

    public Where And(string condition, object? given)
    {
        if (given is not null)
        {
            clause.Append(clause.Length == 0 ? "WHERE " : " AND ").Append(condition);
        }

        return this;
    }

    public string Select(string columns, string table, string end) => $"SELECT {columns} FROM {table} {clause} {end}";
}
