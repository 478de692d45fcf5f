using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Short forms of common questions to a run.</summary>
public static class RunExtensions
{
    extension(IRun run)
    {
        /// <summary>The value of a port need that is not optional.</summary>
        public T Value<T>(OutputNeed<T> need) =>
            run.TryValue(need, out T value)
                ? value
                : throw new InvalidOperationException($"'{need.Port}' is optional and has no value: use TryValue.");

        /// <summary>The newest row of a need.</summary>
        public T Latest<T>(RowsNeed<T> need)
            where T : struct, IDatum<T> => run.Rows(need)[^1];
    }
}
