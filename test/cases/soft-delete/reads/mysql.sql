-- #1 select list of User
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"desk":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t2`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') END, ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t5`
  JOIN `app@dev`.`Topic` AS `t4` ON (`t4`.`id` = `t5`.`B` AND `t4`.`closedAt` IS NULL)
  WHERE `t5`.`A` = `t3`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t3`
  WHERE (`t3`.`author` = `t1`.`id` AND `t3`.`removedAt` IS NULL)), ',"postsAggregate":', (SELECT COALESCE(CONCAT('{"count":', COALESCE(CAST(count(*) + 0 AS CHAR), '␁n'), '}'), '␁t')
  FROM `app@dev`.`Post` AS `t6`
  WHERE (`t6`.`author` = `t1`.`id` AND `t6`.`removedAt` IS NULL)), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t2` ON `t2`.`id` = `t1`.`desk`
  WHERE `t1`.`leftAt` IS NULL
  ORDER BY `t1`.`name` ASC, `t1`.`id` ASC;

-- #2 select list of Desk
SELECT COALESCE(CONCAT('{"user":', COALESCE((SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  FROM `app@dev`.`User` AS `t2`
  WHERE (`t2`.`desk` = `t1`.`id` AND `t2`.`leftAt` IS NULL)
  ORDER BY `t2`.`id` ASC
  LIMIT 1), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Desk` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- #3 select User
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j1`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`leftAt` IS NULL
  ORDER BY `t1`.`id` ASC
  LIMIT 2;

-- sent: #1 #2 #3 (3 statements)
