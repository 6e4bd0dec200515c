package io.aionis.samples.orderdesk.shop;

/** The shop's refusal; nothing was changed. The message is for the agent; its first line is the code,
 * which is what a memory keeps of a failure. */
public final class ShopException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the shop refused. */
    public enum Code {
        NOT_FOUND,
        PAYMENT_METHOD_NOT_ON_FILE,
        INSUFFICIENT_BALANCE,
        ORDER_ON_HOLD,
        WRONG_STATUS,
        WRONG_VARIANT,
        OUT_OF_STOCK,
        NOTHING_TO_REFUND
    }

    private final Code code;

    ShopException(Code code, String message) {
        super(code + "\n" + message);
        this.code = code;
    }

    /** Why the shop refused. */
    public Code code() {
        return code;
    }
}
