package io.aionis.model;

/** The text is not one JSON value. The message says where and what was expected. */
public final class JsonFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    JsonFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    JsonFormatException(String message) {
        super(message);
    }
}
