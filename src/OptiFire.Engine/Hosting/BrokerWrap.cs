using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Orders;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Hosting;

/// <summary>Puts something before a run's broker.</summary>
internal delegate IBroker BrokerWrap(IBroker broker, JournalLog log, OrderTable orders, JournalPosition? from);
