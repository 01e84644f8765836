package org.ustack.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/**
 * Who may use what of another project (RBAC policies). A policy belongs to the project that made it; those that it is for do not
 * see it. Taking one away is refused while something of theirs depends on it.
 */
public interface RbacPolicyService {

    String EVERYBODY = "*";

    /** What can be shared, and how. */
    enum ObjectType {
        NETWORK("network", Action.ACCESS_AS_SHARED, Action.ACCESS_AS_EXTERNAL),
        SECURITY_GROUP("security_group", Action.ACCESS_AS_SHARED),
        ADDRESS_GROUP("address_group", Action.ACCESS_AS_SHARED),
        SUBNET_POOL("subnetpool", Action.ACCESS_AS_SHARED),
        ADDRESS_SCOPE("address_scope", Action.ACCESS_AS_SHARED),
        QOS_POLICY("qos_policy", Action.ACCESS_AS_SHARED);

        private final String word;
        private final List<Action> actions;

        ObjectType(String word, Action... actions) {
            this.word = word;
            this.actions = List.of(actions);
        }

        /** As the API says it. */
        public String word() {
            return word;
        }

        public List<Action> actions() {
            return actions;
        }

        public static Optional<ObjectType> of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word.equals(word))
                    .findFirst();
        }
    }

    /** What the target may do. */
    enum Action {
        ACCESS_AS_SHARED("access_as_shared"),
        ACCESS_AS_EXTERNAL("access_as_external");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** As the API says it. */
        public String word() {
            return word;
        }
    }

    /** @param target id of a project, or {@link #EVERYBODY} */
    record Draft(String projectId, ObjectType type, String objectId, String target, String action) {}

    record View(String id, String projectId, ObjectType type, String objectId, String target, String action) {}

    /** All or none. */
    List<View> create(RequestContext caller, List<Draft> drafts);

    View show(RequestContext caller, String id);

    Slice<View> list(RequestContext caller, Listing listing);

    /** @throws org.ustack.kernel.CloudException {@link SharingError#RBAC_POLICY_IN_USE} while the old target depends on it */
    View update(RequestContext caller, String id, String target);

    /** @throws org.ustack.kernel.CloudException {@link SharingError#RBAC_POLICY_IN_USE} while a target depends on it */
    void delete(RequestContext caller, String id);
}
