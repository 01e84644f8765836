package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.kernel.CommonError;
import org.ustack.network.QosService.Draft;
import org.ustack.network.QosService.RuleDraft;
import org.ustack.network.QosService.RuleType;
import org.ustack.network.QosService.RuleView;
import org.ustack.network.QosService.View;
import org.ustack.rest.common.JsonBody;

final class QosJson {

    private static final Set<String> KNOWN =
            Set.of("name", "description", "tenant_id", "project_id", "shared", "is_default");
    /** The marks that RFC 2474 and its kin give a meaning to. */
    private static final Set<Long> MARKS = new TreeSet<>(Set.of(
            0L, 8L, 10L, 12L, 14L, 16L, 18L, 20L, 22L, 24L, 26L, 28L, 30L, 32L, 34L, 36L, 38L, 40L, 46L, 48L, 56L));

    private QosJson() {}

    static Draft draft(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new Draft(
                Bodies.project(body),
                text(body, "name"),
                text(body, "description"),
                flag(body, "shared"),
                flag(body, "is_default"));
    }

    static Draft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "tenant_id", "project_id", "rules"));
        return draft(body);
    }

    static RuleDraft rule(RuleType type, JsonBody body) {
        if (!body.hasValue(type.amount())) {
            throw Bodies.missing(type.amount());
        }
        if (type == RuleType.MINIMUM_PACKET_RATE && !body.hasValue("direction")) {
            throw Bodies.missing("direction");
        }
        return ruleChanges(type, body);
    }

    static RuleDraft ruleChanges(RuleType type, JsonBody body) {
        Set<String> known = new TreeSet<>(Set.of(type.amount(), "tenant_id", "project_id"));
        if (type != RuleType.DSCP_MARKING) {
            known.add("direction");
        }
        if (type == RuleType.BANDWIDTH_LIMIT) {
            known.add("max_burst_kbps");
        }
        Bodies.only(body, known);
        return new RuleDraft(
                type,
                Bodies.change(body, type.amount(), (object, field) -> amount(type, object, field)),
                Bodies.change(body, "max_burst_kbps", (object, field) -> object.integer(field, 0, Integer.MAX_VALUE)),
                Bodies.change(body, "direction", (object, field) -> direction(type, object, field)));
    }

    private static Long amount(RuleType type, JsonBody body, String name) {
        Long amount = body.integer(name, 0, Integer.MAX_VALUE);
        if (type == RuleType.DSCP_MARKING && amount != null && !MARKS.contains(amount)) {
            throw CommonError.invalid(name, amount, "'" + amount + "' is not in " + MARKS);
        }
        return amount;
    }

    private static String direction(RuleType type, JsonBody body, String name) {
        String direction = body.text(name, 0, Bodies.TEXT);
        Set<String> valid = directions(type);
        if (direction != null && !valid.contains(direction)) {
            throw CommonError.invalid(name, direction, "'" + direction + "' is not in " + valid);
        }
        return direction;
    }

    /** What a rule of a type can say, as the details of the type show it. */
    static List<Map<String, Object>> parameters(RuleType type) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        if (type == RuleType.DSCP_MARKING) {
            parameters.add(parameter(type.amount(), "choices", MARKS));
            return parameters;
        }
        Map<String, Object> range = Map.of("start", 0, "end", Integer.MAX_VALUE);
        parameters.add(parameter(type.amount(), "range", range));
        if (type == RuleType.BANDWIDTH_LIMIT) {
            parameters.add(parameter("max_burst_kbps", "range", range));
        }
        parameters.add(parameter("direction", "choices", directions(type)));
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String type, Object values) {
        return Map.of("parameter_name", name, "parameter_type", type, "parameter_values", values);
    }

    private static Set<String> directions(RuleType type) {
        return new TreeSet<>(
                type == RuleType.MINIMUM_PACKET_RATE
                        ? Set.of("egress", "ingress", "any")
                        : Set.of("egress", "ingress"));
    }

    static Map<String, Object> of(View view) {
        Map<String, Object> json = Heads.json(view.head());
        json.put("shared", view.shared());
        json.put("is_default", view.isDefault());
        json.put(
                "rules",
                view.rules().stream()
                        .map(rule -> {
                            Map<String, Object> one = of(rule);
                            one.put("qos_policy_id", rule.policyId());
                            one.put("type", rule.type().word());
                            return one;
                        })
                        .toList());
        return json;
    }

    static Map<String, Object> of(RuleView rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put(rule.type().amount(), rule.amount());
        if (rule.type() == RuleType.BANDWIDTH_LIMIT) {
            json.put("max_burst_kbps", rule.burst());
        }
        if (rule.direction() != null) {
            json.put("direction", rule.direction());
        }
        return json;
    }
}
