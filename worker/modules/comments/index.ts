export { createComment } from "./create-comment.ts";
export { deleteComment } from "./delete-comment.ts";
export { listComments } from "./list-comments.ts";
export { listPeople } from "./list-people.ts";
export { countMentions } from "./mentions/count-mentions.ts";
export { listMentions } from "./mentions/list-mentions.ts";
export { seeMentions } from "./mentions/see-mentions.ts";
export { updateComment } from "./update-comment.ts";
