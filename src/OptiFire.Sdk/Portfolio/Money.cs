using System.Globalization;

namespace OptiFire.Sdk.Portfolio;

/// <summary>An exact amount that carries its currency; amounts of two currencies do not add.</summary>
public readonly record struct Money(decimal Amount, Currency Currency)
{
    /// <summary>US dollars.</summary>
    public static Money Usd(decimal amount) => new(amount, Currency.Usd);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + right.Same(left) };

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - right.Same(left) };

    /// <summary>The amount times a number.</summary>
    public static Money operator *(Money money, decimal factor) => money with { Amount = money.Amount * factor };

    /// <inheritdoc />
    public override string ToString() => $"{Amount.ToString("N2", CultureInfo.InvariantCulture)} {Currency}";

    private decimal Same(Money other) =>
        Currency == other.Currency
            ? Amount
            : throw new ArgumentException($"{Currency} and {other.Currency} do not add: convert one first.");
}
