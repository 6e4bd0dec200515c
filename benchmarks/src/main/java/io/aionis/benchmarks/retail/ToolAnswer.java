package io.aionis.benchmarks.retail;

/** What a tool answered: its text, and whether that text is a refusal. */
public record ToolAnswer(String result, boolean error) {}
