package io.aionis.firewall.text;

import java.util.List;

/**
 * A short print of a text's wording, by which near-duplicates are known without the words. Texts whose wording is alike
 * have equal numbers in many places.
 *
 * @param values the print, as many numbers for every text
 */
public record Sketch(List<Integer> values) {

    public Sketch {
        values = List.copyOf(values);
    }
}
