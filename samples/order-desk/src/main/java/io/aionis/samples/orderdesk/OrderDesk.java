package io.aionis.samples.orderdesk;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** The agent. Its task is typed: what varies are parameters, so a replay need not guess them out of prose. */
public interface OrderDesk {

    /**
     * Exchanges one item of a delivered order.
     *
     * @param item the product's name
     * @return what was done, for the customer
     */
    @SystemMessage("""
            You work at the order desk of a shop. Use the tools; never invent ids.
            Find the customer, open a case for the order, do what is asked, close the case, then say what was done.""")
    @UserMessage("""
            Exchange the {{item}} in order {{orderId}} of customer {{email}} for colour {{colour}}, size {{size}}.
            Settle any price difference with the payment method of the order.""")
    String exchange(
            @V("email") String email,
            @V("orderId") String orderId,
            @V("item") String item,
            @V("colour") String colour,
            @V("size") String size);
}
