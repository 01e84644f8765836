package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ustack.identity.AssignmentService.Assignment;
import org.ustack.identity.AssignmentService.Filter;
import org.ustack.identity.DomainView;
import org.ustack.identity.GroupView;
import org.ustack.identity.IdentityFinder;
import org.ustack.identity.ProjectView;
import org.ustack.identity.UserView;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.directory.Directories;
import org.ustack.identity.internal.directory.DirectoryMembers;
import org.ustack.kernel.RequestContext;

/** Runs outside of a transaction, since a directory may have to be asked first. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdentityFinderBean implements IdentityFinder {

    @Inject
    NamePages pages;

    @Inject
    IdentityRepository store;

    @Inject
    AssignmentListing listing;

    @Inject
    Directories directories;

    @Inject
    DirectoryMembers members;

    @Inject
    PasswordRules rules;

    @Override
    public Page<DomainView> domains(RequestContext caller, Question question) {
        if (!IdentityAccess.allows(caller, "identity:list_domains", Map.of()) && caller.domainId() != null) {
            Domain own = store.require(Domain.class, caller.domainId(), "domain");
            IdentityAccess.must(caller, "identity:get_domain", Map.of("target.domain.id", caller.domainId()));
            return new Page<>(List.of(own.view()), null);
        }
        IdentityAccess.must(caller, "identity:list_domains");
        return map(pages.of(Domain.class, null, question, Domain::name), Domain::view);
    }

    @Override
    public Page<ProjectView> projects(RequestContext caller, Question question) {
        String domainId = domain(caller, question, "identity:list_projects");
        Page<Project> found = pages.of(Project.class, domainId, question, Project::name);
        return new Page<>(store.views(found.items()), found.next());
    }

    @Override
    public Page<Branch> branches(RequestContext caller, String parentId, Question question) {
        String domainId = domain(caller, question, "identity:list_projects");
        Page<Project> found = pages.children(domainId, parentId, question);
        Set<String> parents =
                pages.parentsAmong(found.items().stream().map(Project::id).toList());
        return new Page<>(
                store.views(found.items()).stream()
                        .map(view -> new Branch(view, parents.contains(view.id())))
                        .toList(),
                found.next());
    }

    @Override
    public Page<UserView> users(RequestContext caller, Question question) {
        String domainId = domain(caller, question, "identity:list_users");
        if (question.part() != null && !question.part().isBlank()) {
            directories.freshUsers(domainId, question.part().strip());
        }
        return map(pages.of(User.class, domainId, question, User::name), rules::shown);
    }

    @Override
    public Page<GroupView> groups(RequestContext caller, Question question) {
        String domainId = domain(caller, question, "identity:list_groups");
        if (question.part() != null && !question.part().isBlank()) {
            directories.freshGroups(domainId, question.part().strip());
        }
        return map(pages.of(Group.class, domainId, question, Group::name), Group::view);
    }

    @Override
    public Page<UserView> members(RequestContext caller, String groupId, Question question) {
        Group group = store.find(Group.class, groupId);
        IdentityAccess.must(caller, "identity:list_users_in_group", IdentityAccess.of(group));
        store.require(Group.class, groupId, "group");
        return map(pages.members(groupId, members.membersOf(groupId), question), rules::shown);
    }

    @Override
    public Page<Assignment> assignments(RequestContext caller, Filter filter, Question question) {
        String rule = "identity:list_role_assignments";
        boolean all = IdentityAccess.allows(caller, rule, Map.of());
        IdentityAccess.must(
                all || IdentityAccess.allows(caller, rule, IdentityAccess.inDomain("", caller.domainId())), rule);
        return listing.page(filter, all ? null : caller.domainId(), question);
    }

    private static String domain(RequestContext caller, Question question, String rule) {
        String asked = question.domainId() == null ? ProjectServiceBean.callersDomain(caller) : question.domainId();
        return IdentityAccess.listable(caller, asked, rule);
    }

    private static <T, R> Page<R> map(Page<T> page, Function<T, R> shown) {
        return new Page<>(page.items().stream().map(shown).toList(), page.next());
    }
}
