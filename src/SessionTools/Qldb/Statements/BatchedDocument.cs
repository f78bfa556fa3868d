namespace SessionTools.Qldb;

/// <summary>A document that waits for the others of its transaction.</summary>
/// <param name="Number">Its place in the pipeline, from 1.</param>
/// <param name="Statement">The statement that writes it.</param>
/// <param name="Document">What was given.</param>
internal sealed record BatchedDocument(int Number, StatementInput Statement, object? Document);
