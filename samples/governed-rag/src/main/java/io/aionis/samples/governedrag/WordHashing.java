package io.aionis.samples.governedrag;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Locale;

/** Embeds without a model file: each longer word adds to one place of the vector. The same text gives the same vector. */
final class WordHashing implements EmbeddingModel {

    private static final int DIMENSION = 512;
    private static final int SHORTEST = 4;

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return Response.from(segments.stream().map(s -> vector(s.text())).toList());
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    private static Embedding vector(String text) {
        float[] sum = new float[DIMENSION];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (word.length() >= SHORTEST) {
                sum[Math.floorMod(word.hashCode() * 31, DIMENSION)] += 1;
            }
        }
        Embedding embedding = Embedding.from(sum);
        embedding.normalize();
        return embedding;
    }
}
