-- Roles, database and extensions, once, as a superuser:
--   sudo -u postgres psql -v owner_password="'…'" -v web_password="'…'" -f database.sql
-- Make each password at random:  openssl rand -hex 24
-- Two roles, because the web role must not own a table: row security does not bind an owner.
\set ON_ERROR_STOP on

create role gt_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :owner_password;
create role gt_web login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :web_password;
create database goldthread owner gt_owner encoding 'UTF8' template template0;
revoke all on database goldthread from public;
grant connect on database goldthread to gt_web;

\connect goldthread
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists btree_gist;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;
revoke create on schema public from public;
alter schema public owner to gt_owner;
