-- #1 select list of Post
SELECT COALESCE(CONCAT('{"key":', COALESCE(CONCAT('{"author":', CASE WHEN `t4`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t'), ',"count":', COALESCE(CAST(`t3`.`a0` + 0 AS CHAR), '␁n'), '}'), '␁t') AS `j`
  FROM (SELECT (SELECT `t2`.`id`
  FROM `app@dev`.`User` AS `t2`
  WHERE (`t2`.`id` = `t1`.`author` AND `t2`.`leftAt` IS NULL)
  ORDER BY `t2`.`id` ASC
  LIMIT 1) AS `k0`, count(*) AS `a0`
  FROM `app@dev`.`Post` AS `t1`
  GROUP BY 1) AS `t3`
  LEFT
  JOIN `app@dev`.`User` AS `t4` ON (`t4`.`id` = `t3`.`k0` AND `t4`.`leftAt` IS NULL)
  ORDER BY `t3`.`k0` IS NULL ASC, `t3`.`k0` ASC;

-- sent: #1 (1 statement)
