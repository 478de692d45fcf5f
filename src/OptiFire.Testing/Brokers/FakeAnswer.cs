namespace OptiFire.Testing.Brokers;

/// <summary>How a <see cref="FakeBroker"/> answers an order.</summary>
public sealed record FakeAnswer
{
    private FakeAnswer() { }

    /// <summary>It says nothing, now or ever.</summary>
    public static FakeAnswer Silent { get; } = new();

    /// <summary>It takes the order, and no more.</summary>
    public static FakeAnswer Accept { get; } = new() { Accepts = true };

    /// <summary>Whether it takes the order.</summary>
    public bool Accepts { get; private init; }

    /// <summary>Why it refuses the order; null when it does not.</summary>
    public string? Refusal { get; private init; }

    /// <summary>At which price it fills, in currency units; null when it does not.</summary>
    public decimal? Price { get; private init; }

    /// <summary>How much it fills at most, in units; null for all.</summary>
    public decimal? Quantity { get; private init; }

    /// <summary>It takes the order and fills it at once.</summary>
    public static FakeAnswer FillAt(decimal price) => new() { Accepts = true, Price = price };

    /// <summary>It takes the order and fills a part of it at once.</summary>
    public static FakeAnswer PartlyAt(decimal price, decimal quantity) =>
        new()
        {
            Accepts = true,
            Price = price,
            Quantity = quantity,
        };

    /// <summary>It refuses the order.</summary>
    public static FakeAnswer Reject(string reason) => new() { Refusal = reason };
}
