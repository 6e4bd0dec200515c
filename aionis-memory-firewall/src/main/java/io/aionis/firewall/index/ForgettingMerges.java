package io.aionis.firewall.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's usual merges, but when deletions are to be merged away each segment that has one is written anew: the usual
 * policy lets a few stay.
 */
final class ForgettingMerges extends FilterMergePolicy {

    ForgettingMerges() {
        super(new TieredMergePolicy());
    }

    @Override
    public @Nullable MergeSpecification findForcedDeletesMerges(SegmentInfos infos, MergeContext context)
            throws IOException {
        MergeSpecification merges = new MergeSpecification();
        for (SegmentCommitInfo info : infos) {
            if (context.numDeletesToMerge(info) > 0
                    && !context.getMergingSegments().contains(info)) {
                merges.add(new OneMerge(List.of(info)));
            }
        }
        return merges.merges.isEmpty() ? null : merges;
    }
}
