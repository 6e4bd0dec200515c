package io.aionis.benchmarks.quality;

import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import io.aionis.guide.TokenCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Plain retrieval: every recorded step of the scope is a note; those that BM25 ranks first for the instruction, as many as
 * the budget holds. Whole results are indexed; a note prints the beginning of its result, so that more of them fit.
 */
final class Bm25 implements Arm, AutoCloseable {

    private static final String TEXT = "text";
    private static final String NOTE = "note";
    private static final String TASK = "task";
    private static final int RESULT = 160;
    private static final int MOST_NOTES = 200;

    private final boolean taskAlone;
    private final int tokens;
    private final Directory directory = new ByteBuffersDirectory();
    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private final IndexSearcher searcher;

    /** {@code taskAlone}: each task has a scope of its own. */
    Bm25(List<TauRun> learned, boolean taskAlone, int tokens) throws IOException {
        this.taskAlone = taskAlone;
        this.tokens = tokens;
        Set<Note> notes = new LinkedHashSet<>();
        learned.forEach(run -> run.steps().forEach(step -> notes.add(Note.of(run.taskId(), step))));
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Note note : notes) {
                Document document = new Document();
                document.add(new TextField(TEXT, note.text(), Field.Store.NO));
                document.add(new StoredField(NOTE, note.shown()));
                document.add(new StringField(TASK, note.task(), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        this.searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    private record Note(String task, String text, String shown) {

        static Note of(String task, TauStep step) {
            String call = step.tool() + " " + step.args().text() + " -> ";
            String result = step.result().replaceAll("\\R", " ");
            String head = result.length() <= RESULT ? result : result.substring(0, RESULT) + "…";
            return new Note(task, call + result, call + head);
        }
    }

    @Override
    public String name() {
        return "bm25";
    }

    @Override
    public Prompt prompt(Case asked) {
        StringBuilder text = new StringBuilder("## " + Prompt.NOTES + "\n");
        boolean empty = true;
        try {
            for (ScoreDoc hit : searcher.search(query(asked.leftOut()), MOST_NOTES).scoreDocs) {
                String note = searcher.storedFields().document(hit.doc).get(NOTE) + "\n";
                if (TokenCounter.ESTIMATE.count(text + note) <= tokens) {
                    text.append(note);
                    empty = false;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Prompt.of(empty ? "" : text.toString());
    }

    @Override
    public void close() throws IOException {
        searcher.getIndexReader().close();
        directory.close();
        analyzer.close();
    }

    private Query query(TauRun asking) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream words = analyzer.tokenStream(TEXT, asking.instruction())) {
            CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken() && terms.size() < IndexSearcher.getMaxClauseCount()) {
                terms.add(term.toString());
            }
            words.end();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms.forEach(word -> query.add(new TermQuery(new Term(TEXT, word)), BooleanClause.Occur.SHOULD));
        if (!taskAlone) {
            return query.build();
        }
        return new BooleanQuery.Builder()
                .add(query.build(), BooleanClause.Occur.MUST)
                .add(new TermQuery(new Term(TASK, asking.taskId())), BooleanClause.Occur.FILTER)
                .build();
    }
}
