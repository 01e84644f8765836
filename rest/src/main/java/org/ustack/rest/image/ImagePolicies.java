package org.ustack.rest.image;

import java.util.List;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** The rules of the image API. Whose image it is and who sees it is decided by the service. */
public final class ImagePolicies implements PolicyCatalogue {

    static final String LIST = "get_images";
    static final String SHOW = "get_image";
    static final String CREATE = "add_image";
    static final String MODIFY = "modify_image";
    static final String DELETE = "delete_image";
    static final String UPLOAD = "upload_image";
    static final String DOWNLOAD = "download_image";
    static final String DEACTIVATE = "deactivate";
    static final String REACTIVATE = "reactivate";
    static final String MEMBERS = "get_members";
    static final String MEMBER = "get_member";
    static final String ADD_MEMBER = "add_member";
    static final String MODIFY_MEMBER = "modify_member";
    static final String DELETE_MEMBER = "delete_member";
    static final String COPY = "copy_image";
    static final String TASKS = "get_tasks";
    static final String TASK = "get_task";
    static final String ADD_TASK = "add_task";
    static final String STORES_DETAIL = "stores_info_detail";
    static final String INFO = "image_info:get";

    @Override
    public List<PolicyRule> rules() {
        return List.of(
                new PolicyRule(LIST, Access.READER, "List images.", "GET /v2/images"),
                new PolicyRule(
                        SHOW,
                        Access.READER,
                        "Show an image and its tasks.",
                        "GET /v2/images/{image_id}",
                        "GET /v2/images/{image_id}/tasks"),
                new PolicyRule(CREATE, Access.MEMBER, "Create an image.", "POST /v2/images"),
                new PolicyRule(
                        MODIFY,
                        Access.MEMBER,
                        "Change an image, its tags, or import its data.",
                        "PATCH /v2/images/{image_id}",
                        "PUT /v2/images/{image_id}/tags/{tag}",
                        "DELETE /v2/images/{image_id}/tags/{tag}",
                        "POST /v2/images/{image_id}/import"),
                new PolicyRule(DELETE, Access.MEMBER, "Delete an image.", "DELETE /v2/images/{image_id}"),
                new PolicyRule(
                        UPLOAD,
                        Access.MEMBER,
                        "Upload or stage the data of an image.",
                        "PUT /v2/images/{image_id}/file",
                        "PUT /v2/images/{image_id}/stage"),
                new PolicyRule(
                        DOWNLOAD, Access.READER, "Download the data of an image.", "GET /v2/images/{image_id}/file"),
                new PolicyRule(
                        DEACTIVATE,
                        Access.MEMBER,
                        "Bar the data of an image.",
                        "POST /v2/images/{image_id}/actions/deactivate"),
                new PolicyRule(
                        REACTIVATE,
                        Access.MEMBER,
                        "Allow the data of an image again.",
                        "POST /v2/images/{image_id}/actions/reactivate"),
                new PolicyRule(
                        MEMBERS, Access.READER, "List the members of an image.", "GET /v2/images/{image_id}/members"),
                new PolicyRule(
                        MEMBER,
                        Access.READER,
                        "Show a member of an image.",
                        "GET /v2/images/{image_id}/members/{member_id}"),
                new PolicyRule(ADD_MEMBER, Access.MEMBER, "Share an image.", "POST /v2/images/{image_id}/members"),
                new PolicyRule(
                        MODIFY_MEMBER,
                        Access.MEMBER,
                        "Accept or reject an image.",
                        "PUT /v2/images/{image_id}/members/{member_id}"),
                new PolicyRule(
                        DELETE_MEMBER,
                        Access.MEMBER,
                        "Stop sharing an image.",
                        "DELETE /v2/images/{image_id}/members/{member_id}"),
                new PolicyRule(
                        COPY,
                        Access.ADMIN,
                        "Copy the data of an image to other stores.",
                        "POST /v2/images/{image_id}/import (copy-image)"),
                new PolicyRule(TASKS, Access.ADMIN, "List tasks.", "GET /v2/tasks"),
                new PolicyRule(
                        TASK, Access.ADMIN, "Show a task.", "GET /v2/tasks/{task_id}", "DELETE /v2/tasks/{task_id}"),
                new PolicyRule(ADD_TASK, Access.ADMIN, "Import an image by a task.", "POST /v2/tasks"),
                new PolicyRule(STORES_DETAIL, Access.SERVICE, "See where stores lie.", "GET /v2/info/stores/detail"),
                new PolicyRule(
                        INFO,
                        Access.AUTHENTICATED,
                        "Read the schemas, stores, import methods and what is used up.",
                        "GET /v2/schemas/{name}",
                        "GET /v2/schemas/metadefs/{name}",
                        "GET /v2/info/stores",
                        "GET /v2/info/usage",
                        "GET /v2/info/import"));
    }
}
