package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * Finds people and places by a part of their name, a page at a time and by key, so that a hundred thousand users are as quick
 * as ten. Held to the caller's domain as the listings of the API are, and refused by the same rules.
 */
public interface IdentityFinder {

    /**
     * What is looked for.
     *
     * @param domainId where; null for the caller's own, and without meaning for domains
     * @param part of the name, in any case; null or blank for all
     * @param after the {@link Page#next()} of the page before, null for the first page
     * @param most items of a page
     */
    record Question(String domainId, String part, String after, int most) {}

    /** @param next where the next page begins; null on the last one */
    record Page<T>(List<T> items, String next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /** By name. All domains for who may list them, else the one that the caller acts in. */
    Page<DomainView> domains(RequestContext caller, Question question);

    /** By name. */
    Page<ProjectView> projects(RequestContext caller, Question question);

    /** A project in the tree. @param parent whether there are projects below it */
    record Branch(ProjectView project, boolean parent) {}

    /** The projects directly below one, by name. @param parentId null for those directly below the domain */
    Page<Branch> branches(RequestContext caller, String parentId, Question question);

    /** By name. A directory is asked for that very name only; who else is in it shows once it was looked up or came in. */
    Page<UserView> users(RequestContext caller, Question question);

    /** By name. */
    Page<GroupView> groups(RequestContext caller, Question question);

    /** The users in a group by name; the question's domain does not matter. */
    Page<UserView> members(RequestContext caller, String groupId, Question question);

    /** Assignments as they are stored, in the order in which they were made; domain and part of the question do not matter. */
    Page<AssignmentService.Assignment> assignments(
            RequestContext caller, AssignmentService.Filter filter, Question question);
}
