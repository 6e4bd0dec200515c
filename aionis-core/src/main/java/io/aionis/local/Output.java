package io.aionis.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command prints, as far as it is kept: the first and the last half of the limit, for a long output begins with
 * what was done and ends with what went wrong. Written by one thread and read by another.
 */
final class Output {

    private final byte[] head;
    private final byte[] tail;
    private long written;
    private boolean cut;

    Output(int limit) {
        head = new byte[(limit + 1) / 2];
        tail = new byte[limit / 2];
    }

    /** Reads to the end; what is beyond the limit is read too, so that the command never waits for its reader. */
    void drain(InputStream in) {
        byte[] chunk = new byte[8 * 1024];
        try (in) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                add(chunk, read);
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private synchronized void add(byte[] chunk, int length) {
        for (int i = 0; i < length; i++, written++) {
            if (written < head.length) {
                head[(int) written] = chunk[i];
            } else if (tail.length > 0) {
                tail[(int) ((written - head.length) % tail.length)] = chunk[i];
            }
        }
    }

    /** Notes that nobody read to the end. */
    synchronized void cut() {
        cut = true;
    }

    synchronized boolean truncated() {
        return cut || written > head.length + tail.length;
    }

    /** As UTF-8; what is none is replaced. A mark stands where something is left out. */
    synchronized String text() {
        String first = text(head, 0, (int) Math.min(written, head.length));
        long inTail = Math.max(0, written - head.length);
        if (inTail <= tail.length) {
            byte[] all = new byte[(int) Math.min(written, head.length + tail.length)];
            System.arraycopy(head, 0, all, 0, (int) Math.min(written, head.length));
            System.arraycopy(tail, 0, all, (int) Math.min(written, head.length), (int) inTail);
            return text(all, 0, all.length) + (cut ? "\n[output ends here: nobody waited for more]" : "");
        }
        int start = (int) (inTail % tail.length);
        byte[] last = new byte[tail.length];
        System.arraycopy(tail, start, last, 0, tail.length - start);
        System.arraycopy(tail, 0, last, tail.length - start, start);
        return first + "\n[" + (inTail - tail.length) + " bytes left out]\n" + text(last, 0, last.length);
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
