package io.aionis.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import org.junit.jupiter.api.Test;

class SubjectTest {

    @Test
    void should_take_calls_for_equal_however_their_arguments_were_written() {
        Subject.Call call = new Subject.Call("pay", Json.parse("{\"order\": \"A\", \"sum\": 1.0}"));
        Subject.Call same = new Subject.Call("pay", Json.parse("{\"sum\": 1, \"order\": \"A\"}"));

        assertThat(call).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(call.key()).isEqualTo(same.key()).isEqualTo("call:pay:{\"order\":\"A\",\"sum\":1}");
    }

    @Test
    void should_tell_calls_apart_by_tool_and_arguments() {
        Subject.Call call = new Subject.Call("pay", Json.parse("{\"order\": \"A\"}"));

        assertThat(call)
                .isNotEqualTo(new Subject.Call("refund", call.arguments()))
                .isNotEqualTo(new Subject.Call("pay", Json.parse("{\"order\": \"B\"}")))
                .isNotEqualTo(new Subject.Route("pay"));
    }
}
