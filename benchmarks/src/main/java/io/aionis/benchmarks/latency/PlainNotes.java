package io.aionis.benchmarks.latency;

import io.aionis.guide.TokenCounter;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** What a host would do with its notes without an engine: give the customer's all, or those of the scope that match best. */
final class PlainNotes implements AutoCloseable {

    private static final String NOTE = "note";
    private static final int MOST_NOTES = 50;

    private final Map<Integer, List<String>> notes;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private final IndexSearcher searcher;

    PlainNotes(Map<Integer, List<String>> notes) throws IOException {
        this.notes = notes;
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (List<String> each : notes.values()) {
                for (String note : each) {
                    Document document = new Document();
                    document.add(new TextField(NOTE, note, Field.Store.YES));
                    writer.addDocument(document);
                }
            }
        }
        this.searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    /** Everything written down of a customer. */
    String history(int customer) {
        return String.join("\n", notes.getOrDefault(customer, List.of()));
    }

    /** The notes of the scope that match the question best by BM25, as many as the budget holds. */
    String matching(String question, int tokens) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words(question)) {
            query.add(new TermQuery(new Term(NOTE, word)), BooleanClause.Occur.SHOULD);
        }
        StringBuilder text = new StringBuilder();
        for (ScoreDoc hit : searcher.search(query.build(), MOST_NOTES).scoreDocs) {
            String note = searcher.storedFields().document(hit.doc).get(NOTE) + "\n";
            if (TokenCounter.ESTIMATE.count(text + note) > tokens) {
                break;
            }
            text.append(note);
        }
        return text.toString();
    }

    private Set<String> words(String question) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream(NOTE, new StringReader(question))) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        searcher.getIndexReader().close();
        directory.close();
        analyzer.close();
    }
}
