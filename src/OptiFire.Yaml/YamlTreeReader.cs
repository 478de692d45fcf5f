using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OptiFire.Yaml;

/// <summary>Reads a file into mappings and scalars, and refuses the parts of YAML that settings do without.</summary>
internal sealed class YamlTreeReader(int fileIndex, string file, ErrorList errors)
{
    private const int DeepestMapping = 8;
    private const int DeepestNode = 1_000;

    /// <summary>Reads what there is, up to the first error of syntax.</summary>
    public YamlMap Read(string text)
    {
        var root = new YamlMap(At(Mark.Empty), []);
        var parser = new Parser(new StringReader(text));
        try
        {
            ReadStream(parser, root);
        }
        catch (YamlException error)
        {
            errors.AddFinal(At(error.Start), $"this is not YAML: {error.Message}");
        }
        // The parser's scanner ends so, without a place or a reason, where a plain value turns out to be empty.
        catch (InvalidOperationException) when (parser.Current is { } last)
        {
            errors.AddFinal(At(last.End), "this is not YAML: what follows cannot be read");
        }

        return root;
    }

    private void ReadStream(Parser parser, YamlMap root)
    {
        parser.MoveNext(); // to the start of the stream
        parser.MoveNext();
        if (parser.Current is not DocumentStart)
        {
            return;
        }

        parser.MoveNext();
        if (ReadNode(parser, "", depth: 0, root) is YamlScalar { IsNull: false } scalar)
        {
            errors.Add(scalar.At, "", $"{scalar.Shown} stands where a mapping of sections belongs");
        }

        parser.MoveNext(); // past the end of the document
        if (parser.Current is DocumentStart second)
        {
            errors.AddFinal(At(second.Start), "a second document begins; one file holds one");
        }
    }

    /// <summary>Reads a node and moves past it; null when it was refused, with its error noted.</summary>
    /// <param name="parser">Stands at the node.</param>
    /// <param name="path">The node's dotted path.</param>
    /// <param name="depth">How many mappings it is in.</param>
    /// <param name="into">The mapping to fill if it is one; null to make one.</param>
    private YamlNode? ReadNode(Parser parser, string path, int depth, YamlMap? into = null)
    {
        ParsingEvent current = Node(parser);
        if (current is NodeEvent node)
        {
            RefuseMarks(node, path);
        }

        switch (current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new YamlScalar(At(scalar.Start), scalar.Value, scalar.Style is ScalarStyle.Plain);

            case MappingStart mapping:
                parser.MoveNext();
                into ??= new YamlMap(At(mapping.Start), []);
                ReadEntries(parser, into, path, depth);
                return into;

            case AnchorAlias alias:
                Skip(parser);
                errors.Add(At(alias.Start), path, $"alias *{alias.Value} is refused; write the value itself");
                return null;

            default:
                Skip(parser);
                errors.Add(At(current.Start), path, "a list stands where a value belongs");
                return null;
        }
    }

    private void ReadEntries(Parser parser, YamlMap map, string path, int depth)
    {
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        while (parser.Current is not MappingEnd)
        {
            if (ReadKey(parser, path) is not { } key)
            {
                Skip(parser);
                continue;
            }

            string keyPath = path.Length == 0 ? key.Text : $"{path}.{key.Text}";
            string? fault =
                key is { Text: "<<", IsPlain: true } ? "merge keys are refused; write the keys themselves"
                : lines.TryGetValue(key.Text, out long line) ? $"the key is here twice, first in line {line}"
                : depth == DeepestMapping ? "mappings are nested too deeply"
                : null;
            if (fault is not null)
            {
                errors.Add(key.At, keyPath, fault);
                Skip(parser);
                continue;
            }

            lines.Add(key.Text, key.At.Line);
            if (ReadNode(parser, keyPath, depth + 1) is { } value)
            {
                map.Entries.Add(new YamlEntry(key.Text, key.At, value));
            }
        }

        parser.MoveNext();
    }

    /// <summary>Reads a key and moves past it; null when it was refused.</summary>
    private YamlScalar? ReadKey(Parser parser, string path)
    {
        if (Node(parser) is Scalar key)
        {
            RefuseMarks(key, path);
            parser.MoveNext();
            return new YamlScalar(At(key.Start), key.Value, key.Style is ScalarStyle.Plain);
        }

        errors.Add(At(Node(parser).Start), path, "a key must be text");
        Skip(parser);
        return null;
    }

    /// <summary>Moves past a node and all that is in it.</summary>
    private static void Skip(Parser parser)
    {
        ParsingEvent first = Node(parser);
        int depth = first.NestingIncrease;
        while (parser.MoveNext() && depth > 0)
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestNode)
            {
                // A file like this is made to do harm: what else it says is not worth the time.
                throw new YamlException(first.Start, first.End, "what begins here is nested without end");
            }
        }
    }

    /// <summary>The node the parser stands at; it lets some malformed files pass in which a key has no value at all.</summary>
    private static ParsingEvent Node(Parser parser) =>
        parser.Current switch
        {
            NodeEvent or AnchorAlias => parser.Current,
            { } other => throw new YamlException(other.Start, other.End, "a key or a value belongs here"),
            null => throw new YamlException("the file ends where a key or a value belongs"),
        };

    private void RefuseMarks(NodeEvent node, string path)
    {
        if (!node.Anchor.IsEmpty)
        {
            errors.Add(At(node.Start), path, $"anchor &{node.Anchor.Value} is refused");
        }

        if (!node.Tag.IsEmpty)
        {
            errors.Add(At(node.Start), path, $"tag {node.Tag} is refused");
        }
    }

    private YamlPosition At(Mark mark) => new(fileIndex, file, mark.Line, mark.Column);
}
