using System.Collections.Frozen;

namespace OptiFire.Numerics.Text;

/// <summary>A word list in memory: the caller's own, or the small one that comes along.</summary>
/// <remarks>
/// <see cref="Finance"/> is a starting point of plain words of business news, written for this project. It is no
/// substitute for a researched dictionary such as that of T. Loughran and B. McDonald, "When is a liability not a
/// liability?", Journal of Finance 66 (2011), 35–65, whose licence its users must look to; everyday dictionaries
/// misread finance, where a liability or a cost is no bad news.
/// </remarks>
public sealed class WordList : IWordList
{
    private readonly FrozenDictionary<string, int> _polarities;
    private readonly FrozenSet<string> _negations;

    /// <summary>Makes a list.</summary>
    /// <param name="positive">Good words; case does not matter.</param>
    /// <param name="negative">Bad words.</param>
    /// <param name="negations">Words that turn the meaning; null for <see cref="DefaultNegations"/>.</param>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    /// <exception cref="ArgumentException">A word is empty, or both good and bad.</exception>
    public WordList(IEnumerable<string> positive, IEnumerable<string> negative, IEnumerable<string>? negations = null)
    {
        ArgumentNullException.ThrowIfNull(positive);
        ArgumentNullException.ThrowIfNull(negative);
        var polarities = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(polarities, positive, 1);
        Add(polarities, negative, -1);
        _polarities = polarities.ToFrozenDictionary(StringComparer.Ordinal);
        _negations = (negations ?? DefaultNegations).Select(Normal).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Words that turn the meaning of what follows, as the tokenizer leaves them.</summary>
    public static IReadOnlyList<string> DefaultNegations { get; } =
    [
        "not",
        "no",
        "never",
        "without",
        "neither",
        "nor",
        "cannot",
        "isn",
        "doesn",
        "didn",
        "won",
        "wasn",
        "hasn",
        "fails",
    ];

    /// <summary>A small list of plain words of business news.</summary>
    public static WordList Finance { get; } =
        new(
            [
                "advance",
                "advances",
                "approval",
                "approved",
                "award",
                "awarded",
                "beat",
                "beats",
                "boost",
                "boosts",
                "breakthrough",
                "climb",
                "climbs",
                "expands",
                "gain",
                "gains",
                "growth",
                "improve",
                "improved",
                "improves",
                "jump",
                "jumps",
                "lift",
                "lifts",
                "outperform",
                "outperforms",
                "profit",
                "profitable",
                "rally",
                "rallies",
                "rebound",
                "rebounds",
                "recovers",
                "recovery",
                "rise",
                "rises",
                "soar",
                "soars",
                "strong",
                "stronger",
                "surge",
                "surges",
                "tops",
                "upgrade",
                "upgraded",
                "upgrades",
                "wins",
            ],
            [
                "bankrupt",
                "bankruptcy",
                "breach",
                "cut",
                "cuts",
                "decline",
                "declines",
                "default",
                "defaults",
                "delay",
                "delays",
                "disappoint",
                "disappointing",
                "downgrade",
                "downgraded",
                "downgrades",
                "drop",
                "drops",
                "fall",
                "falls",
                "fear",
                "fears",
                "fraud",
                "halt",
                "halts",
                "impairment",
                "investigation",
                "lawsuit",
                "layoffs",
                "loss",
                "losses",
                "miss",
                "misses",
                "plunge",
                "plunges",
                "probe",
                "recall",
                "recalls",
                "recession",
                "sink",
                "sinks",
                "slip",
                "slips",
                "slump",
                "slumps",
                "tumble",
                "tumbles",
                "warn",
                "warning",
                "warns",
                "weak",
                "weaker",
                "writedown",
            ]
        );

    /// <summary>The number of good and bad words.</summary>
    public int Count => _polarities.Count;

    /// <summary>Reads a list from lines of a file already in memory.</summary>
    /// <param name="lines">
    /// One word per line, a comma, and <c>positive</c>, <c>negative</c> or <c>negation</c>; blank lines and lines that
    /// start with # are skipped. Without any negation the <see cref="DefaultNegations"/> apply.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    /// <exception cref="FormatException">A line has another form; the message names it.</exception>
    public static WordList FromLines(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var words = new Dictionary<string, List<string>>(StringComparer.Ordinal)
        {
            ["positive"] = [],
            ["negative"] = [],
            ["negation"] = [],
        };
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            string[] parts = line.Split(',', StringSplitOptions.TrimEntries);
            if (
                parts.Length != 2
                || parts[0].Length == 0
                || !words.TryGetValue(Normal(parts[1]), out List<string>? list)
            )
            {
                throw new FormatException($"Line {number} is not 'word,positive|negative|negation': {line}");
            }

            list.Add(parts[0]);
        }

        return new(words["positive"], words["negative"], words["negation"].Count > 0 ? words["negation"] : null);
    }

    /// <inheritdoc />
    public int Polarity(string word) => _polarities.GetValueOrDefault(word);

    /// <inheritdoc />
    public bool IsNegation(string word) => _negations.Contains(word);

    private static void Add(Dictionary<string, int> polarities, IEnumerable<string> words, int polarity)
    {
        foreach (string word in words)
        {
            string normal = Normal(word);
            if (normal.Length == 0 || (polarities.TryGetValue(normal, out int other) && other != polarity))
            {
                throw new ArgumentException($"The word '{word}' is empty, or both good and bad.", nameof(words));
            }

            polarities[normal] = polarity;
        }
    }

    private static string Normal(string word) => word.Trim().ToLowerInvariant();
}
