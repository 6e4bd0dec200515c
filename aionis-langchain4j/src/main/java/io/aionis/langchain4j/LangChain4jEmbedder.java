package io.aionis.langchain4j;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.aionis.search.Embedder;
import java.util.Objects;

/**
 * Lets memories be found by meaning with any LangChain4j {@link EmbeddingModel}, such as all-MiniLM-L6-v2, which runs in
 * the process. As safe for many threads as the model.
 */
public final class LangChain4jEmbedder implements Embedder {

    private final EmbeddingModel model;

    private LangChain4jEmbedder(EmbeddingModel model) {
        this.model = model;
    }

    /** An embedder that asks the model, once for each text. What the model throws is thrown on. */
    public static LangChain4jEmbedder of(EmbeddingModel model) {
        return new LangChain4jEmbedder(Objects.requireNonNull(model, "model"));
    }

    @Override
    public float[] embed(String text) {
        return model.embed(text).content().vector();
    }
}
