package io.aionis.samples.orderdesk.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.Map;

/**
 * The agent's tools. Each answers a JSON object, or throws {@link ShopException} having changed nothing; each declares
 * its effect in the tool metadata. Safe for threads.
 */
public final class ShopTools {
    private static final String READ = "{\"aionis.effect\":\"READ\"}";
    private static final String WRITE = "{\"aionis.effect\":\"WRITE\"}";
    private static final String IDEMPOTENT_WRITE = "{\"aionis.effect\":\"IDEMPOTENT_WRITE\"}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lookups lookups;
    private final AfterSales afterSales;
    private final Desk desk;

    ShopTools(Lookups lookups, AfterSales afterSales, Desk desk) {
        this.lookups = lookups;
        this.afterSales = afterSales;
        this.desk = desk;
    }

    @Tool(name = "find_user_by_email", value = "Finds a customer by e-mail: user_id, name.", metadata = READ)
    public String findUserByEmail(@P(name = "email") String email) {
        return json(lookups.userByEmail(email));
    }

    @Tool(name = "get_user_details", value = "A customer's address and payment methods on file.", metadata = READ)
    public String getUserDetails(@P(name = "user_id") String userId) {
        return json(lookups.user(userId));
    }

    @Tool(
            name = "get_order_details",
            value =
                    "A customer's order: status, payment_method_id, items with item_id, product_id, name, options, price, status.",
            metadata = READ)
    public String getOrderDetails(@P(name = "user_id") String userId, @P(name = "order_id") String orderId) {
        return json(lookups.order(userId, orderId));
    }

    @Tool(name = "list_products", value = "All products: product_id and name.", metadata = READ)
    public String listProducts() {
        return json(lookups.products());
    }

    @Tool(
            name = "get_product_details",
            value = "A product's variants: variant_id, options (color, size), price, available.",
            metadata = READ)
    public String getProductDetails(@P(name = "product_id") String productId) {
        return json(lookups.product(productId));
    }

    @Tool(
            name = "open_case",
            value = "Opens a case for a customer's contact about an order. Every contact is one case.",
            metadata = WRITE)
    public String openCase(@P(name = "user_id") String userId, @P(name = "order_id") String orderId) {
        return json(desk.openCase(userId, orderId));
    }

    @Tool(name = "close_case", value = "Closes a case.", metadata = IDEMPOTENT_WRITE)
    public String closeCase(@P(name = "case_id") String caseId) {
        return json(desk.closeCase(caseId));
    }

    @Tool(
            name = "exchange_item",
            value =
                    "Exchanges an item of a delivered order for another variant of the same product. The price difference is charged or refunded to a payment method on file.",
            metadata = WRITE)
    public String exchangeItem(
            @P(name = "user_id") String userId,
            @P(name = "order_id") String orderId,
            @P(name = "item_id") String itemId,
            @P(name = "variant_id") String variantId,
            @P(name = "payment_method_id") String paymentMethodId) {
        return json(afterSales.exchange(userId, orderId, itemId, variantId, paymentMethodId));
    }

    @Tool(
            name = "return_item",
            value = "Takes back an item of a delivered order and refunds its price to a payment method on file.",
            metadata = WRITE)
    public String returnItem(
            @P(name = "user_id") String userId,
            @P(name = "order_id") String orderId,
            @P(name = "item_id") String itemId,
            @P(name = "payment_method_id") String paymentMethodId) {
        return json(afterSales.giveBack(userId, orderId, itemId, paymentMethodId));
    }

    @Tool(name = "cancel_order", value = "Cancels a pending order and refunds it.", metadata = WRITE)
    public String cancelOrder(@P(name = "user_id") String userId, @P(name = "order_id") String orderId) {
        return json(afterSales.cancel(userId, orderId));
    }

    @Tool(
            name = "refund_order",
            value = "Refunds everything paid for an order to a payment method on file or a gift card.",
            metadata = WRITE)
    public String refundOrder(
            @P(name = "user_id") String userId,
            @P(name = "order_id") String orderId,
            @P(name = "payment_method_id") String paymentMethodId) {
        return json(afterSales.refund(userId, orderId, paymentMethodId));
    }

    @Tool(name = "change_address", value = "Changes the address of a pending order.", metadata = IDEMPOTENT_WRITE)
    public String changeAddress(
            @P(name = "user_id") String userId,
            @P(name = "order_id") String orderId,
            @P(name = "address") String address) {
        return json(desk.changeAddress(userId, orderId, address));
    }

    @Tool(
            name = "change_payment_method",
            value = "Changes the payment method of a pending order to another one on file.",
            metadata = IDEMPOTENT_WRITE)
    public String changePaymentMethod(
            @P(name = "user_id") String userId,
            @P(name = "order_id") String orderId,
            @P(name = "payment_method_id") String paymentMethodId) {
        return json(desk.changePaymentMethod(userId, orderId, paymentMethodId));
    }

    @Tool(
            name = "release_hold",
            value = "Releases an order that is on_hold, so that it can be worked on again.",
            metadata = IDEMPOTENT_WRITE)
    public String releaseHold(@P(name = "user_id") String userId, @P(name = "order_id") String orderId) {
        return json(desk.releaseHold(userId, orderId));
    }

    @Tool(name = "add_order_note", value = "Adds a note to an order.", metadata = WRITE)
    public String addOrderNote(
            @P(name = "user_id") String userId, @P(name = "order_id") String orderId, @P(name = "text") String text) {
        return json(desk.addNote(userId, orderId, text));
    }

    private static String json(Map<String, Object> answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot write the answer " + answer, failure);
        }
    }
}
