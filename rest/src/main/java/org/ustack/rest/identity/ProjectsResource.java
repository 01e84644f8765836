package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.DomainService;
import org.ustack.identity.DomainView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.ProjectService;
import org.ustack.identity.ProjectView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** Projects with their tree and tags. */
@Path("v3/projects")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    ProjectService projects;

    @Inject
    DomainService domains;

    @Inject
    PolicyGate gate;

    private static final Set<String> KNOWN = Set.of(
            "id", "name", "domain_id", "parent_id", "is_domain", "description", "enabled", "tags", "options", "links");
    private static final int TAG_MAX = 255;

    private static ProjectDraft draft(JsonBody body, boolean create) {
        return new ProjectDraft(
                create ? IdentityBody.requiredName(body, 64) : IdentityBody.name(body, 64),
                body.text("domain_id", 1, 64),
                body.text("parent_id", 1, 64),
                body.text("description", 0, IdentityBody.TEXT_MAX),
                IdentityBody.bool(body, "enabled"),
                checked(body.texts("tags", TAG_MAX)),
                IdentityBody.options(body),
                IdentityBody.extra(body, KNOWN));
    }

    private static List<String> checked(List<String> tags) {
        if (tags != null && tags.size() > 80) {
            throw IdentityError.invalid("A project has at most 80 tags.");
        }
        if (tags != null) {
            tags.forEach(ProjectsResource::checkTag);
        }
        return tags;
    }

    private static void checkTag(String tag) {
        if (tag.isEmpty() || tag.length() > TAG_MAX || tag.indexOf('/') >= 0 || tag.indexOf(',') >= 0) {
            throw IdentityError.invalid("A tag has 1 to 255 characters without slash and comma.");
        }
    }

    @POST
    @Policy("identity:create_project")
    public Response create(JsonBody body) {
        JsonBody asked = IdentityBody.envelope(body, "project");
        if (Boolean.TRUE.equals(asked.flag("is_domain"))) {
            return Response.status(Response.Status.CREATED)
                    .entity(Map.of("project", json().domainAsProject(createDomain(asked))))
                    .build();
        }
        return Response.status(Response.Status.CREATED)
                .entity(json(projects.create(current.context(), draft(asked, true))))
                .build();
    }

    @GET
    @Policy("identity:list_projects")
    public Map<String, Object> list(
            @QueryParam("domain_id") String domainId,
            @QueryParam("name") String name,
            @QueryParam("enabled") String enabled,
            @QueryParam("parent_id") String parentId,
            @QueryParam("is_domain") String isDomain) {
        IdentityJson json = json();
        // A domain is a project that acts as one, to those who ask for it.
        boolean acting = Boolean.TRUE.equals(IdentityBody.flag(isDomain));
        List<Map<String, Object>> items = acting
                ? domains.list(current.context(), name, IdentityBody.flag(enabled)).stream()
                        .map(json::domainAsProject)
                        .toList()
                : projects
                        .list(
                                current.context(),
                                new ProjectService.Filter(domainId, name, IdentityBody.flag(enabled), parentId))
                        .stream()
                        .map(json::project)
                        .toList();
        return IdentityList.of("projects", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_project")
    public Map<String, Object> get(@PathParam("id") String id) {
        return projects.isDomain(id)
                ? Map.of("project", json().domainAsProject(domains.get(current.context(), id)))
                : tree(projects.get(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_project")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(projects.update(current.context(), id, draft(IdentityBody.envelope(body, "project"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_project")
    public void delete(@PathParam("id") String id) {
        projects.delete(current.context(), id);
    }

    @GET
    @Path("{id}/tags")
    @Policy("identity:list_project_tags")
    public Map<String, Object> tags(@PathParam("id") String id) {
        return tagList(projects.get(current.context(), id));
    }

    @PUT
    @Path("{id}/tags")
    @Policy("identity:update_project_tags")
    public Map<String, Object> setTags(@PathParam("id") String id, JsonBody body) {
        List<String> tags = body.texts("tags", TAG_MAX);
        if (tags == null) {
            throw body.invalid("tags", "'tags' is a required property");
        }
        return tagList(projects.tag(current.context(), id, checked(tags), "identity:update_project_tags"));
    }

    @DELETE
    @Path("{id}/tags")
    @Policy("identity:delete_project_tags")
    public void clearTags(@PathParam("id") String id) {
        projects.tag(current.context(), id, List.of(), "identity:delete_project_tags");
    }

    /** Also answers HEAD. */
    @GET
    @Path("{id}/tags/{tag}")
    @Policy("identity:get_project_tag")
    public void checkTag(@PathParam("id") String id, @PathParam("tag") String tag) {
        if (!projects.get(current.context(), id).tags().contains(tag)) {
            throw IdentityError.notFound("project tag", tag);
        }
    }

    @PUT
    @Path("{id}/tags/{tag}")
    @Policy("identity:create_project_tag")
    public Response addTag(@PathParam("id") String id, @PathParam("tag") String tag) {
        checkTag(tag);
        List<String> tags = new ArrayList<>(projects.get(current.context(), id).tags());
        tags.add(tag);
        projects.tag(current.context(), id, checked(tags), "identity:create_project_tag");
        return Response.status(Response.Status.CREATED).build();
    }

    @DELETE
    @Path("{id}/tags/{tag}")
    @Policy("identity:delete_project_tag")
    public void removeTag(@PathParam("id") String id, @PathParam("tag") String tag) {
        List<String> tags = new ArrayList<>(projects.get(current.context(), id).tags());
        if (!tags.remove(tag)) {
            throw IdentityError.notFound("project tag", tag);
        }
        projects.tag(current.context(), id, tags, "identity:delete_project_tag");
    }

    private DomainView createDomain(JsonBody asked) {
        gate.require("identity:create_domain");
        DomainDraft draft = new DomainDraft(
                IdentityBody.requiredName(asked, 64),
                asked.text("description", 0, IdentityBody.TEXT_MAX),
                asked.flag("enabled"),
                IdentityBody.options(asked),
                IdentityBody.extra(asked, KNOWN));
        return domains.create(current.context(), null, draft);
    }

    private Map<String, Object> tagList(ProjectView view) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("next", null);
        links.put("self", json().v3("/projects/" + view.id() + "/tags"));
        links.put("previous", null);
        return Map.of("tags", view.tags(), "links", links);
    }

    private Map<String, Object> tree(ProjectView view) {
        Map<String, Object> project = json().project(view);
        Map<String, ?> asked = uri.getQueryParameters();
        if (asked.containsKey("parents_as_list")) {
            project.put("parents", wrapped(projects.parents(current.context(), view.id())));
        } else if (asked.containsKey("parents_as_ids")) {
            Map<String, Object> chain = new LinkedHashMap<>();
            chain.put(view.domainId(), null);
            List<ProjectView> parents = new ArrayList<>(projects.parents(current.context(), view.id()));
            for (int i = parents.size() - 1; i >= 0; i--) {
                Map<String, Object> link = new LinkedHashMap<>();
                link.put(parents.get(i).id(), chain);
                chain = link;
            }
            project.put("parents", chain);
        }
        if (asked.containsKey("subtree_as_list")) {
            project.put("subtree", wrapped(projects.subtree(current.context(), view.id())));
        } else if (asked.containsKey("subtree_as_ids")) {
            project.put("subtree", below(view.id(), projects.subtree(current.context(), view.id())));
        }
        return Map.of("project", project);
    }

    private List<Map<String, Object>> wrapped(List<ProjectView> views) {
        return views.stream().map(this::json).toList();
    }

    private static Map<String, Object> below(String id, List<ProjectView> all) {
        Map<String, Object> children = new LinkedHashMap<>();
        all.stream()
                .filter(project -> project.parentId().equals(id))
                .forEach(project -> children.put(project.id(), below(project.id(), all)));
        return children.isEmpty() ? null : children;
    }

    private Map<String, Object> json(ProjectView view) {
        return Map.of("project", json().project(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
