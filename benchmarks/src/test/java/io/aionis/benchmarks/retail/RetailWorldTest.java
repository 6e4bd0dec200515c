package io.aionis.benchmarks.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.benchmarks.world.ToolAnswer;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetailWorldTest {

    private static final String CANCEL = "{'order_id':'#W1','reason':'no longer needed'}";

    @TempDir
    Path folder;

    private RetailWorld world;

    @BeforeEach
    void open() throws IOException {
        world = TinyShop.in(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "find_user_id_by_email | {'email':'ADA@example.com'} | ada_byte_10",
                "find_user_id_by_name_zip | {'first_name':'bob','last_name':'WORD','zip':'20002'} | bob_word_20",
                "calculate | {'expression':'1 + 1'} | 2.0",
                "think | {'thought':'hm'} | ``",
                "transfer_to_human_agents | {'summary':'help'} | Transfer successful",
                "list_all_product_types | {} | {\"Lamp\":\"500\",\"Mug\":\"600\"}",
            })
    void should_answer_and_change_nothing_when_only_asked(String tool, String args, String expected) {
        String before = world.stateHash();

        assertThat(world.call(tool, TinyShop.args(args))).isEqualTo(new ToolAnswer(expected, false));
        assertThat(world.stateHash()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get_order_details | {'order_id':'#W9'} | order not found",
                "get_product_details | {'product_id':'501'} | product not found",
                "get_user_details | {'user_id':'nobody'} | user not found",
                "get_user_details | {} | argument 'user_id' must be a string",
                "find_user_id_by_name_zip | {'first_name':'Bob','last_name':'Word','zip':'1'} | user not found",
                "fly | {} | unknown tool \"fly\"",
                "cancel_pending_order | {'order_id':'#W2','reason':'no longer needed'} | non-pending order cannot be cancelled",
                "cancel_pending_order | {'order_id':'#W1','reason':'bored'} | invalid reason",
                "modify_pending_order_items | {'order_id':'#W1','item_ids':['501'],'new_item_ids':['503'],'payment_method_id':'paypal_2'} | new item 503 not found or available",
                "modify_pending_order_items | {'order_id':'#W1','item_ids':['501'],'new_item_ids':['602'],'payment_method_id':'paypal_2'} | new item 602 not found or available",
                "modify_pending_order_items | {'order_id':'#W1','item_ids':['501','501'],'new_item_ids':['502','502'],'payment_method_id':'paypal_2'} | 501 not found",
                "modify_pending_order_items | {'order_id':'#W1','item_ids':['501'],'new_item_ids':[],'payment_method_id':'paypal_2'} | the number of items to be exchanged should match",
                "modify_pending_order_items | {'order_id':'#W1','item_ids':['501'],'new_item_ids':['504'],'payment_method_id':'gift_card_1'} | insufficient gift card balance to pay for the new item",
                "modify_pending_order_items | {'order_id':'#W1','item_ids':['501'],'new_item_ids':['502'],'payment_method_id':'credit_card_3'} | payment method not found",
                "modify_pending_order_payment | {'order_id':'#W1','payment_method_id':'gift_card_1'} | the new payment method should be different from the current one",
                "return_delivered_order_items | {'order_id':'#W2','item_ids':['601','601','601'],'payment_method_id':'paypal_2'} | some item not found",
                "return_delivered_order_items | {'order_id':'#W2','item_ids':['601'],'payment_method_id':'credit_card_4'} | payment method should be either the original payment method or a gift card",
                "return_delivered_order_items | {'order_id':'#W3','item_ids':['602'],'payment_method_id':'credit_card_3'} | non-delivered order cannot be returned",
                "exchange_delivered_order_items | {'order_id':'#W2','item_ids':['502'],'new_item_ids':['504'],'payment_method_id':'gift_card_1'} | insufficient gift card balance to pay for the price difference",
                "exchange_delivered_order_items | {'order_id':'#W1','item_ids':['501'],'new_item_ids':['502'],'payment_method_id':'paypal_2'} | non-delivered order cannot be exchanged",
            })
    void should_refuse_and_change_nothing_when_a_rule_is_broken(String tool, String args, String message) {
        String before = world.stateHash();

        assertThat(world.call(tool, TinyShop.args(args))).isEqualTo(new ToolAnswer("Error: " + message, true));
        assertThat(world.stateHash()).isEqualTo(before);
    }

    @Test
    void should_refund_the_gift_card_at_once_when_a_pending_order_is_cancelled() {
        Json order = call("cancel_pending_order", CANCEL);

        assertThat(order.at("/status")).isEqualTo(Json.of("cancelled"));
        assertThat(order.at("/cancel_reason")).isEqualTo(Json.of("no longer needed"));
        assertThat(order.at("/payment_history/1"))
                .isEqualTo(
                        TinyShop.args("{'transaction_type':'refund','amount':25.1,'payment_method_id':'gift_card_1'}"));
        assertThat(balance()).isEqualTo(Json.parse("75.1"));
    }

    @Test
    void should_swap_items_and_charge_the_difference_when_a_pending_order_is_modified() {
        Json order = call(
                "modify_pending_order_items",
                "{'order_id':'#W1','item_ids':['501'],'new_item_ids':['502'],'payment_method_id':'gift_card_1'}");

        assertThat(order.at("/status")).isEqualTo(Json.of("pending (item modified)"));
        assertThat(order.at("/items/0"))
                .isEqualTo(TinyShop.args("{'name':'Lamp','product_id':'500','item_id':'502','price':30.2,"
                        + "'options':{'color':'blue'}}"));
        assertThat(order.at("/payment_history/1/transaction_type")).isEqualTo(Json.of("payment"));
        // 30.2 - 20.1 in binary floating point, as the recorded service reports it.
        assertThat(order.at("/payment_history/1/amount")).isEqualTo(Json.parse("10.099999999999998"));
        assertThat(balance()).isEqualTo(Json.parse("39.9"));
    }

    @Test
    void should_pay_anew_and_refund_when_the_payment_of_a_pending_order_changes() {
        Json order = call("modify_pending_order_payment", "{'order_id':'#W1','payment_method_id':'paypal_2'}");

        assertThat(order.at("/status")).isEqualTo(Json.of("pending"));
        assertThat(order.at("/payment_history/1/payment_method_id")).isEqualTo(Json.of("paypal_2"));
        assertThat(order.at("/payment_history/2/transaction_type")).isEqualTo(Json.of("refund"));
        assertThat(balance()).isEqualTo(Json.parse("75.1"));
    }

    @Test
    void should_note_sorted_items_when_delivered_items_come_back() {
        Json order = call(
                "return_delivered_order_items",
                "{'order_id':'#W2','item_ids':['601','502','601'],'payment_method_id':'gift_card_1'}");

        assertThat(order.at("/status")).isEqualTo(Json.of("return requested"));
        assertThat(order.at("/return_items")).isEqualTo(Json.parse("[\"502\",\"601\",\"601\"]"));
        assertThat(order.at("/return_payment_method_id")).isEqualTo(Json.of("gift_card_1"));
        assertThat(balance()).isEqualTo(Json.of(50));
    }

    @Test
    void should_note_the_rounded_difference_when_delivered_items_are_exchanged() {
        Json order = call(
                "exchange_delivered_order_items",
                "{'order_id':'#W2','item_ids':['601','502'],'new_item_ids':['602','501'],"
                        + "'payment_method_id':'paypal_2'}");

        assertThat(order.at("/status")).isEqualTo(Json.of("exchange requested"));
        assertThat(order.at("/exchange_items")).isEqualTo(Json.parse("[\"502\",\"601\"]"));
        assertThat(order.at("/exchange_new_items")).isEqualTo(Json.parse("[\"501\",\"602\"]"));
        assertThat(order.at("/exchange_price_difference")).isEqualTo(Json.parse("-7.4"));
        assertThat(order.at("/items/0/item_id")).isEqualTo(Json.of("502"));
    }

    @Test
    void should_replace_addresses_when_told_to() {
        String address = "'address1':'1 A','address2':'','city':'C','state':'S','country':'USA','zip':'3'}";
        Json expected = TinyShop.args("{" + address);

        assertThat(call("modify_pending_order_address", "{'order_id':'#W1'," + address)
                        .at("/address"))
                .isEqualTo(expected);
        assertThat(call("modify_user_address", "{'user_id':'bob_word_20'," + address)
                        .at("/address"))
                .isEqualTo(expected);
        assertThat(call("get_user_details", "{'user_id':'bob_word_20'}").at("/address"))
                .isEqualTo(expected);
    }

    @Test
    void should_begin_anew_and_apart_when_fresh() {
        String initial = world.stateHash();
        call("cancel_pending_order", CANCEL);
        World fresh = world.fresh();

        assertThat(world.stateHash()).isNotEqualTo(initial);
        assertThat(fresh.stateHash()).isEqualTo(initial);

        fresh.call("cancel_pending_order", TinyShop.args(CANCEL));

        assertThat(fresh.stateHash()).isEqualTo(world.stateHash());
        assertThat(fresh.fresh().stateHash()).isEqualTo(initial);
    }

    @Test
    void should_name_the_file_when_the_database_is_no_object() throws IOException {
        TinyShop.write(folder.resolve("retail_users.json.gz"), "[]");

        assertThatThrownBy(() -> RetailWorld.open(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("retail_users.json.gz: expected one JSON object of records by id");
    }

    private @Nullable Json balance() {
        return call("get_user_details", "{'user_id':'ada_byte_10'}").at("/payment_methods/gift_card_1/balance");
    }

    private Json call(String tool, String args) {
        ToolAnswer answer = world.call(tool, TinyShop.args(args));
        assertThat(answer.error()).as(answer.result()).isFalse();
        return Json.parse(answer.result());
    }

    @Test
    void should_refuse_what_fits_no_more_when_the_shop_has_drifted() {
        RetailWorld delivered = world.withStatus("#W1", "delivered");
        RetailWorld soldOut = world.soldOut("501");
        Json.Obj exchange = TinyShop.args(
                "{'order_id':'#W2','item_ids':['502'],'new_item_ids':['501']," + "'payment_method_id':'paypal_2'}");

        assertThat(delivered.call("cancel_pending_order", TinyShop.args(CANCEL)).error())
                .isTrue();
        assertThat(delivered.fresh().statuses()).containsEntry("#W1", "delivered");
        assertThat(soldOut.call("exchange_delivered_order_items", exchange).error())
                .isTrue();
        assertThat(soldOut.variants()).doesNotContain("501").contains("502");
        assertThat(world.call("cancel_pending_order", TinyShop.args(CANCEL)).error())
                .isFalse();
        assertThat(world.call("exchange_delivered_order_items", exchange).error())
                .isFalse();
    }
}
