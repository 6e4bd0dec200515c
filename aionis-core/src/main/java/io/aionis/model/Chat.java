package io.aionis.model;

/**
 * One conversation in its scope.
 *
 * @param name which agent's it is, such as {@code Refunds}; holds no colon
 * @param id the conversation's id at that agent, such as a user; any text
 */
public record Chat(String name, String id) {

    public Chat {
        Names.require("Chat.name", name);
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "Chat.name is '" + name + "'; expected a name without a colon, such as 'Refunds'");
        }
    }

    /** The stream of its messages. */
    public String stream() {
        return "chat:" + name + ":" + id;
    }

    @Override
    public String toString() {
        return name + ":" + id;
    }
}
