using System;

namespace SessionTools.Ledger.Values;

/// <summary>A value that an operation cannot work with. The evaluator adds line and column.</summary>
internal sealed class ValueException(string message) : Exception(message);
