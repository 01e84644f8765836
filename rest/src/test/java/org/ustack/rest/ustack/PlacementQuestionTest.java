package org.ustack.rest.ustack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.compute.PlacementQuestions.Question;
import org.ustack.kernel.CloudException;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.PlacementChange.Kind;
import org.ustack.placement.PlacementDecisionView.Rejection;
import org.ustack.placement.WhatIfService.Answer;
import org.ustack.placement.WhatIfService.Place;
import org.ustack.placement.WhatIfService.Proposal;
import org.ustack.rest.common.JsonBody;

class PlacementQuestionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static PlacementQuestionBody body(String json) throws JsonProcessingException {
        return new PlacementQuestionBody(new JsonBody((ObjectNode) JSON.readTree(json.replace('\'', '"'))));
    }

    @Test
    void onlyTheFlavorIsNeeded() throws JsonProcessingException {
        assertThat(body("{'question':{'flavor':'1'}}").question())
                .isEqualTo(new Question("1", null, null, null, Map.of(), 1));
        assertThat(body("{'question':{'flavor':'1','image':'i','availabilityZone':'z','host':'h','servers':7,"
                                + "'hints':{'group':'g','same_host':['a','b']}}}")
                        .question())
                .isEqualTo(new Question(
                        "1", "i", "z", "h", Map.of("group", List.of("g"), "same_host", List.of("a", "b")), 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 'question' is a required property",
                "{'question':null} | is not of type 'object'",
                "{'question':{}} | 'flavor' is a required property",
                "{'question':{'flavor':'1','colour':1}} | ('colour' was unexpected)",
                "{'question':{'flavor':'1','servers':0}} | less than the minimum of 1",
                "{'question':{'flavor':'1','servers':1001}} | greater than the maximum of 1000",
                "{'question':{'flavor':'1','hints':{'group':1}}} | is not of type 'string'",
                "{'question':{'flavor':'1','hints':[]}} | is not of type 'object'"
            })
    void strictly(String json, String refusal) {
        assertThatThrownBy(() -> body(json).question())
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(refusal);
    }

    @Test
    void membersReadNoNameOfANode() throws JsonProcessingException {
        String shown = JSON.writeValueAsString(
                new PlacementAnswerJson(new NodeNames(node -> "#" + node.hashCode())).answer(answer()));
        assertThat(shown).doesNotContain("rack-7").contains("enable node #" + "rack-7".hashCode());
        String named = JSON.writeValueAsString(
                new PlacementAnswerJson(new NodeNames(UnaryOperator.identity())).answer(answer()));
        assertThat(named)
                .contains(
                        "\"fits\":false",
                        "\"fitting\":1",
                        "{\"kind\":\"ENABLE_NODE\",\"sentence\":\"enable node rack-7\",\"node\":\"rack-7\","
                                + "\"subject\":null,\"amount\":null}",
                        "rack-7 is disabled");
    }

    private static Answer answer() {
        return new Answer(
                2,
                1,
                List.of(new Place("rack-7", 1)),
                "1 node considered, 0 fit.",
                1,
                Map.of("EnabledFilter", 1),
                List.of(new Rejection("rack-7", "EnabledFilter", "rack-7 is disabled")),
                List.of(new Proposal(2, List.of(PlacementChange.ofNode(Kind.ENABLE_NODE, "rack-7")))),
                true);
    }
}
