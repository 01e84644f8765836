package org.ustack.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/**
 * Policies of quality of service and their rules. A policy holds for the ports and networks that name it; a port's own goes before
 * that of its network. What the caller may not see is "not found"; {@code ifRevision} null means any.
 */
public interface QosService {

    /** What a rule can say. The words are those of the API. */
    enum RuleType {
        /** The most, in kbit/s. */
        BANDWIDTH_LIMIT("bandwidth_limit", "max_kbps"),
        /** The mark that packets get. */
        DSCP_MARKING("dscp_marking", "dscp_mark"),
        /** The least, in kbit/s. */
        MINIMUM_BANDWIDTH("minimum_bandwidth", "min_kbps"),
        /** The least, in thousand packets a second. */
        MINIMUM_PACKET_RATE("minimum_packet_rate", "min_kpps");

        private final String word;
        private final String amount;

        RuleType(String word, String amount) {
            this.word = word;
            this.amount = amount;
        }

        public String word() {
            return word;
        }

        /** The attribute that holds the number. */
        public String amount() {
            return amount;
        }

        public static Optional<RuleType> of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word.equals(word))
                    .findFirst();
        }
    }

    record Draft(
            Change<String> projectId,
            Change<String> name,
            Change<String> description,
            Change<Boolean> shared,
            Change<Boolean> isDefault) {}

    record View(ResourceHead head, boolean shared, boolean isDefault, List<RuleView> rules) {}

    /** A rule to be made, or the changes to one. */
    record RuleDraft(RuleType type, Change<Long> amount, Change<Long> burst, Change<String> direction) {}

    /** @param burst kbit, only of bandwidth limits; @param direction {@code ingress}, {@code egress} or {@code any}; null for marks */
    record RuleView(String id, String policyId, RuleType type, long amount, Long burst, String direction) {}

    /** All or none. */
    List<View> create(RequestContext caller, List<Draft> drafts);

    View show(RequestContext caller, String id);

    Slice<View> list(RequestContext caller, Listing listing);

    View update(RequestContext caller, String id, Draft changes, Long ifRevision);

    /** @throws org.ustack.kernel.CloudException {@link QosError#QOS_POLICY_IN_USE} while ports or networks name it */
    void delete(RequestContext caller, String id, Long ifRevision);

    RuleView addRule(RequestContext caller, String policyId, RuleDraft draft);

    RuleView showRule(RequestContext caller, String policyId, RuleType type, String id);

    List<RuleView> listRules(RequestContext caller, String policyId, RuleType type);

    RuleView updateRule(RequestContext caller, String policyId, String id, RuleDraft changes);

    void deleteRule(RequestContext caller, String policyId, RuleType type, String id);

    /** The policy of a rule, for paths that name the rule alone. */
    String policyOf(RequestContext caller, RuleType type, String ruleId);
}
