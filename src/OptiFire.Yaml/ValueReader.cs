using System.Diagnostics.CodeAnalysis;

namespace OptiFire.Yaml;

/// <summary>Reads one kind of value.</summary>
/// <param name="Allowed">What is allowed, for errors: "a whole number".</param>
/// <param name="Read">Reads a scalar; false when it is none of those.</param>
internal sealed record ValueReader<T>(string Allowed, ValueReader<T>.Reading Read)
{
    internal delegate bool Reading(YamlScalar scalar, [MaybeNullWhen(false)] out T value);

    /// <summary>Reads a scalar, or notes why it cannot be read.</summary>
    public bool TryRead(YamlNode node, string path, ErrorList errors, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlScalar scalar)
        {
            errors.Add(node.At, path, $"a mapping stands where {Allowed} belongs");
            return false;
        }

        if (!Read(scalar, out value))
        {
            errors.Add(scalar.At, path, $"{scalar.Shown} is not {Allowed}");
            return false;
        }

        return true;
    }
}
