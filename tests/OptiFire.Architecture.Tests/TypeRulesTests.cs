using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OptiFire.Architecture.Tests;

public sealed class TypeRulesTests
{
    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void Package_seals_its_concrete_classes(string package) =>
        Repository.AssertNone(TypeRule.Unsealed(Repository.Assembly(package).GetTypes()));

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void Package_has_no_static_state(string package) =>
        Repository.AssertNone(TypeRule.StaticState(Repository.Assembly(package).GetTypes()));

    [Fact]
    public void Unsealed_reports_a_class_that_is_neither_sealed_nor_abstract_nor_static() =>
        Assert.Equal(
            [$"{typeof(Open).FullName}: seal it, or make it abstract"],
            TypeRule.Unsealed([typeof(Open), typeof(Closed), typeof(Root), typeof(Constants), typeof(IDisposable)])
        );

    [Theory]
    [InlineData(typeof(WritableField))]
    [InlineData(typeof(WritableProperty))]
    [InlineData(typeof(SharedList))]
    [InlineData(typeof(SharedMap))]
    [InlineData(typeof(SharedEvent))]
    [InlineData(typeof(OwnMap))]
    [InlineData(typeof(FileLocal))]
    public void StaticState_reports(Type type) => Assert.Single(TypeRule.StaticState([type]));

    [Fact]
    public void StaticState_accepts_constants_tables_and_cached_lambdas() =>
        Assert.Empty(
            TypeRule.StaticState([
                typeof(Constants),
                .. typeof(Constants).GetNestedTypes(System.Reflection.BindingFlags.NonPublic),
            ])
        );

    public class Open;

    public sealed class Closed;

    public abstract class Root;

    public static class Constants
    {
        public const int Days = 252;
        public static readonly ImmutableArray<int> Table = [1, 2, 3];
        public static readonly FrozenSet<int> Set = FrozenSet.ToFrozenSet(Table);

        public static IReadOnlyList<int> Names { get; } = [1, 2];

        public static int Twice() => Table.Select(value => value * 2).Sum();
    }

    public static class WritableField
    {
        private static int count;

        public static int Next() => ++count;
    }

    public static class WritableProperty
    {
        public static int Count { get; set; }
    }

    public static class SharedList
    {
        public static IReadOnlyCollection<int> Read => All;

        private static readonly List<int> All = [];
    }

    public static class SharedMap
    {
        public static ConcurrentDictionary<int, int> All { get; } = new();
    }

    public static class SharedEvent
    {
        public static event EventHandler? Happened;

        public static void Raise() => Happened?.Invoke(null, EventArgs.Empty);
    }

    public static class OwnMap
    {
        public static readonly Map All = [];
    }

    public sealed class Map : Dictionary<int, int>;
}

file static class FileLocal
{
    private static int count;

    public static int Next() => ++count;
}
