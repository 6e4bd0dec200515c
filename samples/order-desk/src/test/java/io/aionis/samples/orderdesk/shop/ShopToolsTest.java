package io.aionis.samples.orderdesk.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import io.aionis.samples.orderdesk.shop.ShopException.Code;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopToolsTest {
    /** Jonas, whose order SO-1002 holds a Sun Hat, IT-5003, in green, small, for 84.65. */
    private static final String JONAS = "user_323";

    private static final String ORDER = "SO-1002";
    private static final String HAT = "IT-5003";
    private static final String BLUE_MEDIUM_HAT = "V-1801";
    private static final String CARD = "credit_card_4137";
    private static final String PENDING = "SO-1014";

    @TempDir
    Path directory;

    private Shop shop;
    private ShopTools tools;

    @BeforeEach
    void open() {
        shop = Shop.open(directory);
        tools = shop.tools();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void should_tell_customer_order_and_variants_when_asked() throws Exception {
        JsonNode user = json(tools.findUserByEmail("jonas.ebert@example.com"));
        JsonNode methods = json(tools.getUserDetails(JONAS)).path("payment_methods");
        JsonNode order = json(tools.getOrderDetails(JONAS, ORDER));
        JsonNode hat = order.path("items").path(1);
        JsonNode product = json(tools.getProductDetails(hat.path("product_id").asText()));

        assertThat(user.path("user_id").asText()).isEqualTo(JONAS);
        assertThat(methods.findValuesAsText("payment_method_id"))
                .containsExactly(CARD, "credit_card_7253", "gift_card_1591");
        assertThat(order.path("status").asText()).isEqualTo("delivered");
        assertThat(order.path("payment_method_id").asText()).isEqualTo(CARD);
        assertThat(hat.path("item_id").asText()).isEqualTo(HAT);
        assertThat(hat.path("options").path("color").asText()).isEqualTo("green");
        assertThat(hat.path("price").decimalValue()).isEqualByComparingTo("84.65");
        assertThat(product.path("variants")).hasSize(9);
        assertThat(json(tools.listProducts()).path("products")).hasSize(10);
    }

    @Test
    void should_move_stock_money_and_item_when_exchanged() throws Exception {
        int before = stock(BLUE_MEDIUM_HAT);

        JsonNode answer = json(tools.exchangeItem(JONAS, ORDER, HAT, BLUE_MEDIUM_HAT, CARD));

        assertThat(answer.path("status").asText()).isEqualTo("exchanged");
        assertThat(answer.path("difference").decimalValue()).isEqualByComparingTo("-3.50");
        assertThat(stock(BLUE_MEDIUM_HAT)).isEqualTo(before - 1);
        Footprint after = shop.footprint(ORDER);
        assertThat(after.exchanges()).isOne();
        assertThat(after.payments()).last().isEqualTo(new Footprint.Payment(CARD, new BigDecimal("-3.50"), "exchange"));
        assertThat(json(tools.getOrderDetails(JONAS, ORDER)).findValuesAsText("status"))
                .containsExactly("delivered", "delivered", "exchanged");
        refused(Code.WRONG_STATUS, () -> tools.exchangeItem(JONAS, ORDER, HAT, BLUE_MEDIUM_HAT, CARD));
    }

    @Test
    void should_refuse_and_change_nothing_when_an_exchange_is_not_allowed() {
        Footprint before = shop.footprint(ORDER);

        refused(
                Code.PAYMENT_METHOD_NOT_ON_FILE,
                () -> tools.exchangeItem(JONAS, ORDER, HAT, BLUE_MEDIUM_HAT, "credit_card_default"));
        refused(
                Code.PAYMENT_METHOD_NOT_ON_FILE,
                () -> tools.exchangeItem(JONAS, ORDER, HAT, BLUE_MEDIUM_HAT, "credit_card_4100"));
        refused(Code.WRONG_VARIANT, () -> tools.exchangeItem(JONAS, ORDER, HAT, "V-1101", CARD));
        refused(Code.OUT_OF_STOCK, () -> tools.exchangeItem(JONAS, ORDER, HAT, "V-1802", CARD));
        refused(Code.NOT_FOUND, () -> tools.exchangeItem(JONAS, ORDER, "IT-5001", BLUE_MEDIUM_HAT, CARD));
        refused(Code.NOT_FOUND, () -> tools.exchangeItem("user_310", ORDER, HAT, BLUE_MEDIUM_HAT, CARD));

        assertThat(shop.footprint(ORDER)).isEqualTo(before);
    }

    @Test
    void should_refuse_gift_card_when_balance_is_too_small() {
        // 5.00 on the card: 3.50 fit, the 1.75 after them do not.
        tools.exchangeItem(JONAS, ORDER, HAT, "V-1805", "gift_card_1591");

        refused(
                Code.INSUFFICIENT_BALANCE,
                () -> tools.exchangeItem(JONAS, ORDER, "IT-5002", "V-1402", "gift_card_1591"));
    }

    @Test
    void should_work_again_when_hold_is_released() throws Exception {
        shop.introduceHold(ORDER);

        assertThat(json(tools.getOrderDetails(JONAS, ORDER)).path("status").asText())
                .isEqualTo("on_hold");
        refused(Code.ORDER_ON_HOLD, () -> tools.exchangeItem(JONAS, ORDER, HAT, BLUE_MEDIUM_HAT, CARD));
        tools.releaseHold(JONAS, ORDER);
        tools.releaseHold(JONAS, ORDER);
        tools.exchangeItem(JONAS, ORDER, HAT, BLUE_MEDIUM_HAT, CARD);

        assertThat(shop.footprint(ORDER).exchanges()).isOne();
    }

    @Test
    void should_refund_price_when_item_is_returned() {
        tools.returnItem(JONAS, ORDER, HAT, CARD);

        assertThat(shop.footprint(ORDER).returns()).isOne();
        assertThat(shop.footprint(ORDER).payments())
                .last()
                .isEqualTo(new Footprint.Payment(CARD, new BigDecimal("-84.65"), "return"));
    }

    @Test
    void should_refund_once_when_order_is_refunded_to_any_gift_card() {
        tools.refundOrder(JONAS, ORDER, "gift_card_2501");

        assertThat(shop.footprint(ORDER).payments())
                .extracting(Footprint.Payment::amount)
                .containsExactly(new BigDecimal("131.80"), new BigDecimal("-131.80"));
        refused(Code.NOTHING_TO_REFUND, () -> tools.refundOrder(JONAS, ORDER, CARD));
    }

    @Test
    void should_change_only_pending_orders_when_particulars_change() throws Exception {
        tools.changeAddress(JONAS, PENDING, "1 New Road");
        tools.changePaymentMethod(JONAS, PENDING, CARD);

        JsonNode order = json(tools.getOrderDetails(JONAS, PENDING));
        assertThat(order.path("address").asText()).isEqualTo("1 New Road");
        assertThat(order.path("payment_method_id").asText()).isEqualTo(CARD);
        refused(Code.WRONG_STATUS, () -> tools.changeAddress(JONAS, ORDER, "1 New Road"));
        refused(Code.WRONG_STATUS, () -> tools.cancelOrder(JONAS, ORDER));
        tools.cancelOrder(JONAS, PENDING);
        assertThat(shop.footprint(PENDING).status()).isEqualTo("cancelled");
    }

    @Test
    void should_count_cases_and_notes_when_the_desk_writes() throws Exception {
        String first = json(tools.openCase(JONAS, ORDER)).path("case_id").asText();
        tools.openCase(JONAS, ORDER);
        tools.closeCase(first);
        tools.addOrderNote(JONAS, ORDER, "called; it's \"fine\"'); DROP TABLE notes;--");

        Footprint footprint = shop.footprint(ORDER);
        assertThat(footprint.openCases()).isOne();
        assertThat(footprint.closedCases()).isOne();
        assertThat(footprint.notes()).isOne();
        refused(Code.NOT_FOUND, () -> tools.closeCase("CASE-9999"));
    }

    @Test
    void should_keep_rows_when_opened_again() {
        tools.openCase(JONAS, ORDER);
        shop.close();

        shop = Shop.open(directory);

        assertThat(shop.footprint(ORDER).openCases()).isOne();
    }

    @Test
    void should_name_the_order_when_there_is_none_to_hold() {
        assertThatThrownBy(() -> shop.introduceHold("SO-9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SO-9");
    }

    @Test
    void should_declare_effect_and_snake_case_names_when_read_as_tools() {
        var effects = ToolSpecifications.toolSpecificationsFrom(tools).stream()
                .collect(Collectors.toMap(
                        ToolSpecification::name, tool -> tool.metadata().get("aionis.effect")));

        assertThat(effects)
                .hasSize(15)
                .containsEntry("get_order_details", "READ")
                .containsEntry("close_case", "IDEMPOTENT_WRITE")
                .containsEntry("exchange_item", "WRITE")
                .doesNotContainValue(null);
    }

    private int stock(String variantId) throws Exception {
        try (Database database = Database.open(directory.resolve("shop.db"))) {
            return (int) database.count("SELECT stock AS n FROM variants WHERE variant_id = ?", variantId);
        }
    }

    private static void refused(Code code, ThrowingCallable call) {
        ShopException refusal = catchThrowableOfType(ShopException.class, call);
        assertThat(refusal).as("expected a refusal: " + code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
