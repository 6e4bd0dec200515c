package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Locale;

/** Hashes character trigrams into a unit vector: texts that share letters are near each other. */
final class HashingEmbeddingModel implements EmbeddingModel {

    private static final int DIMENSION = 256;

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return Response.from(
                segments.stream().map(segment -> vector(segment.text())).toList());
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    private static Embedding vector(String text) {
        float[] sum = new float[DIMENSION];
        String padded = "  " + text.toLowerCase(Locale.ROOT) + "  ";
        for (int i = 0; i + 3 <= padded.length(); i++) {
            sum[Math.floorMod(padded.substring(i, i + 3).hashCode() * 31, DIMENSION)] += 1;
        }
        Embedding embedding = Embedding.from(sum);
        embedding.normalize();
        return embedding;
    }
}
