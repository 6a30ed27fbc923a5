namespace Patchbay.Storage;

/// <summary>Patchbay cannot start. The message is for the operator: what is wrong, where, and what to do. Holds no secrets.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
