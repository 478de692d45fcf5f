using System.CodeDom.Compiler;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace OptiFire.Architecture.Tests;

/// <summary>What a compiled type must look like, read by reflection.</summary>
public static partial class TypeRule
{
    private const BindingFlags Static =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Frozen and immutable collections are absent on purpose: they are how a static table is written.
    private static readonly Type[] MutableTypes =
    [
        typeof(List<>),
        typeof(Dictionary<,>),
        typeof(HashSet<>),
        typeof(SortedDictionary<,>),
        typeof(SortedList<,>),
        typeof(SortedSet<>),
        typeof(Queue<>),
        typeof(PriorityQueue<,>),
        typeof(Stack<>),
        typeof(LinkedList<>),
        typeof(IList<>),
        typeof(ICollection<>),
        typeof(IDictionary<,>),
        typeof(ISet<>),
        typeof(ConcurrentDictionary<,>),
        typeof(ConcurrentQueue<>),
        typeof(ConcurrentStack<>),
        typeof(ConcurrentBag<>),
        typeof(BlockingCollection<>),
        typeof(StringBuilder),
    ];

    /// <summary>Visible classes that others may inherit from without being made for it.</summary>
    public static IEnumerable<string> Unsealed(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsVisible: true, IsAbstract: false, IsSealed: false }
        select $"{type.FullName}: seal it, or make it abstract";

    /// <summary>Static fields through which two engines in one process could touch each other.</summary>
    public static IEnumerable<string> StaticState(IEnumerable<Type> types) =>
        from type in types
        where !IsGenerated(type)
        from field in type.GetFields(Static)
        where !field.IsLiteral && !field.Name.StartsWith("<>", StringComparison.Ordinal)
        where !field.IsInitOnly || IsMutable(field.FieldType)
        select $"{type.FullName}.{field.Name}: static state of type {field.FieldType.Name}";

    /// <summary>Closures, delegate caches and data blobs of the compiler, and what source generators wrote.</summary>
    /// <remarks>The compiler starts their names with "&lt;"; so does it with <c>file</c> types, which people write.</remarks>
    private static bool IsGenerated(Type type)
    {
        for (Type? at = type; at is not null; at = at.DeclaringType)
        {
            if (
                (at.Name.StartsWith('<') && !FileLocal().IsMatch(at.Name))
                || at.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMutable(Type fieldType)
    {
        for (Type? at = fieldType; at is not null; at = at.BaseType)
        {
            if (MutableTypes.Contains(at.IsGenericType ? at.GetGenericTypeDefinition() : at))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("^<.+>F[0-9A-F]+__")]
    private static partial Regex FileLocal();
}
