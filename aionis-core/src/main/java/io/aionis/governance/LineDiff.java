package io.aionis.governance;

import java.util.List;

/** The lines that differ between two texts, by their longest common subsequence. */
final class LineDiff {

    /** Beyond this the texts have too little in common for a comparison line by line. */
    private static final long MOST_CELLS = 4_000_000;

    private LineDiff() {}

    /** {@code - line} for what went and {@code + line} for what came, in order; empty when nothing differs. */
    static String of(List<String> before, List<String> after) {
        int start = 0;
        int most = Math.min(before.size(), after.size());
        while (start < most && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        return between(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
    }

    private static String between(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_CELLS) {
            return all("- ", before) + all("+ ", after);
        }
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                out.append("- ").append(before.get(i++)).append('\n');
            } else {
                out.append("+ ").append(after.get(j++)).append('\n');
            }
        }
        return out.toString();
    }

    private static String all(String sign, List<String> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(sign).append(line).append('\n'));
        return out.toString();
    }
}
