using System.Data;
using System.Text;
using Dapper;

namespace Patchbay.Storage;

/// <summary>
/// Text as every database can hold it: PostgreSQL knows no NUL, and neither database half a surrogate pair. Callers may send either, in
/// names and in what is looked for; it becomes U+FFFD, so that it is kept readable and finds nothing, and never fails a write.
/// </summary>
sealed class StorableText : SqlMapper.ITypeHandler
{
    private const char Unknown = '\uFFFD';

    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(string)); // or Dapper would not ask
        SqlMapper.AddTypeHandler(typeof(string), new StorableText());
    }

    public static string Of(string text) =>
        !text.Contains('\0') && text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? text
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\0', Unknown)));

    public void SetValue(IDbDataParameter parameter, object value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = value is string text ? Of(text) : value;
    }

    // A NULL comes as DBNull, which Dapper would turn into an empty text.
    public object? Parse(Type destinationType, object value) => value is DBNull ? null : value;
}
