using System.Collections.Generic;

namespace SessionTools.Local.Common;

/// <summary>The faults that are still to be shown, in the order in which they were ordered.</summary>
public sealed class FaultPlan
{
    private readonly List<Pending> _pending = [];

    public void Add(Fault fault)
    {
        lock (_pending)
        {
            _pending.Add(new Pending(fault));
        }
    }

    /// <summary>The fault for this call, or null.</summary>
    internal Fault? Next(string operation)
    {
        lock (_pending)
        {
            foreach (Pending pending in _pending)
            {
                if (!pending.IsOver && (pending.Fault.Operation is null || pending.Fault.Operation == operation))
                {
                    return pending.Count() ? pending.Fault : null;
                }
            }

            return null;
        }
    }

    private sealed class Pending(Fault fault)
    {
        private int _calls;

        public Fault Fault => fault;

        public bool IsOver => _calls >= fault.After + fault.Times;

        public bool Count()
        {
            _calls++;
            return _calls > fault.After && _calls <= fault.After + fault.Times;
        }
    }
}
