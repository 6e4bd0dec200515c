package io.aionis.benchmarks.world;

/** What a tool answered: its text, and whether that text is a refusal. */
public record ToolAnswer(String result, boolean error) {}
