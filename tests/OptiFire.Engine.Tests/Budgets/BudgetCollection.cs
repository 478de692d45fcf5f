namespace OptiFire.Engine.Tests.Budgets;

/// <summary>Tests on real time run alone: others would take the processors they are measured on.</summary>
[CollectionDefinition(nameof(BudgetCollection), DisableParallelization = true)]
public sealed class BudgetCollection;
