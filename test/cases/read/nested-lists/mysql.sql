-- #1 select list of User
--   1 = 1 as Int
--   2 = 2 as Int
SELECT (SELECT COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(GROUP_CONCAT(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4)), '␁n'), ',"posts":', (SELECT COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(GROUP_CONCAT(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4)), '␁n'), ',"tags":', (SELECT COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4)), '␁n')
  ORDER BY `t3`.`position` ASC SEPARATOR ','), ']'), '[]')
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`), ',"comments":', (SELECT COALESCE(CONCAT('[', GROUP_CONCAT(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`text` USING utf8mb4)), '␁n'), '}')
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), '[]')
  FROM `app@dev`.`Comment` AS `t4`
  WHERE `t4`.`post` = `t2`.`id`), '}')
  ORDER BY `t2`.`title` DESC, `t2`.`id` ASC SEPARATOR '␟'), '␟', (0 + ?)), '␟', ','), ']'), '[]')
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}')
  ORDER BY `t1`.`name` ASC, `t1`.`id` ASC SEPARATOR '␟'), '␟', (0 + ?)), '␟', ','), ']'), '[]')
  FROM `app@dev`.`User` AS `t1`) AS `j`;

